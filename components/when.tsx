import type { Moment } from './moment'

/** A moment as people say it; exactly, on hover and for screen readers. */
export function When({ moment }: { moment: Moment }) {
  return (
    <time dateTime={moment.iso} title={moment.exactly}>
      <span aria-hidden="true">{moment.said}</span>
      <span className="sr-only">{moment.exactly}</span>
    </time>
  )
}
