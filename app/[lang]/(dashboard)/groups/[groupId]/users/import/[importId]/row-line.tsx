import Link from 'next/link'
import { Badge } from '@/components/ui/badge'
import { Cell, Row } from '@/components/ui/table'
import type { RowOutcome } from '@/domain/imports/input'
import type { ShownRow } from '@/domain/imports/view'
import type { Saying } from './saying'

const tones: Record<RowOutcome, Parameters<typeof Badge>[0]['tone']> = {
  create: 'success',
  invite: 'success',
  restore: 'accent',
  update: 'accent',
  unchanged: 'neutral',
  refused: 'danger',
}

type Props = { row: ShownRow; say: Saying; toLine: (line: number) => string }

/** A line of the file, and what becomes of it; a card on a phone. */
export function RowLine({ row, say, toLine }: Props) {
  const { line, outcome } = row
  return (
    <Row
      id={`line-${line}`}
      className="align-top target:bg-accent-soft max-sm:grid-cols-[1fr_auto] max-sm:gap-x-3"
    >
      <Cell className="align-top text-muted text-small tabular-nums sm:w-16 max-sm:row-start-1">
        <span className="max-sm:hidden">{line}</span>
        <span className="sm:hidden">{say.line(line)}</span>
      </Cell>
      <Cell className="wrap-anywhere align-top sm:w-[32%] max-sm:col-span-2">
        <Who row={row} say={say} />
      </Cell>
      <Cell className="align-top sm:w-36 max-sm:col-start-2 max-sm:row-start-1">
        <Badge tone={tones[outcome]}>{say.outcome(outcome)}</Badge>
      </Cell>
      <Cell className="wrap-anywhere align-top text-small max-sm:col-span-2">
        <What row={row} say={say} toLine={toLine} />
      </Cell>
    </Row>
  )
}

function Who({ row, say }: Pick<Props, 'row' | 'say'>) {
  const name = say.name(row)
  const login = row.login ?? say.noLogin
  if (!name) return <span className={row.login ? undefined : 'text-muted'}>{login}</span>
  return (
    <>
      <span className="font-strong">{name}</span>
      <span className="block text-muted text-small">{login}</span>
    </>
  )
}

function What({ row, say, toLine }: Props) {
  const { reasons = [], changes = [], gains } = row.details
  return (
    <ul className="grid gap-0.5 empty:hidden">
      {reasons.map((reason) => (
        <li key={`${reason.fault} ${reason.column} ${reason.line}`}>
          {say.reason(reason, row)}
          {reason.line !== undefined && (
            <>
              {' '}
              <Link href={`${toLine(reason.line)}#line-${reason.line}`} className="link">
                {say.toLine(reason.line)}
              </Link>
            </>
          )}
        </li>
      ))}
      {gains && <li>{say.gains(gains, row.names)}</li>}
      {changes.map((change) => (
        <li key={change.column}>{say.change(change, row.outcome)}</li>
      ))}
    </ul>
  )
}
