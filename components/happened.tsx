import type { Moment } from './moment'
import { When } from './when'

/** A thing that happened; `said` are words of another server, shown as they came. */
export type Line = {
  at: Date
  title: string
  help?: string | null
  said?: string | null
  tone: 'plain' | 'good' | 'warning' | 'bad' | 'planned'
}

const dots = {
  plain: 'bg-control',
  good: 'bg-success',
  warning: 'bg-warning',
  bad: 'bg-danger',
  planned: 'border border-control bg-page',
}

/** An entry of a timeline, with its dot and the line to the next one. */
export function Happened({ line: { title, help, said, tone }, at }: { line: Line; at: Moment }) {
  return (
    <li className="relative grid gap-0.5 pl-5 before:absolute before:top-5 before:-bottom-5 before:left-[3px] before:border-line before:border-l last:before:hidden">
      <span aria-hidden="true" className={`absolute top-2 left-0 size-2 rounded-full ${dots[tone]}`} />
      <p>
        {title}{' '}
        <span className="whitespace-nowrap text-muted text-small">
          <When moment={at} />
        </span>
      </p>
      {help && <p className="text-muted text-small">{help}</p>}
      {said && (
        <p className="wrap-anywhere mt-1 whitespace-pre-wrap rounded-control bg-sunken px-2.5 py-1.5 font-mono text-small">
          {said}
        </p>
      )}
    </li>
  )
}
