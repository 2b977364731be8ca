import { decidePerson } from './decide-person'
import { type Decided, type Deciding, type Decision, type Deed, refuse } from './decision'
import type { WaitingRow } from './next-rows'
import type { ReadRow, RowReading } from './row'

export type DecidedRows = { decisions: Decision[]; deeds: Deed[] }

/** Decides about a batch: a person after the other, in the order in which the file names them first. */
export function decideRows(
  deciding: Deciding,
  waiting: readonly WaitingRow[],
  readings: readonly RowReading[],
): DecidedRows {
  const late = new Set(waiting.flatMap(({ line, isLate }) => (isLate ? [line] : [])))
  const decisions: Decision[] = [...late].map((line) => refuse(line, { fault: 'lines_many' }))
  const deeds: Deed[] = []
  let { seatsLeft } = deciding
  for (const rows of byPerson(readings.filter((one) => !late.has(lineOf(one)))).values()) {
    const decided: Decided = decidePerson({ ...deciding, seatsLeft }, rows)
    decisions.push(...decided.decisions)
    if (!decided.deed) continue
    deeds.push(decided.deed)
    if (decided.deed.kind === 'bring_in' && seatsLeft !== null) seatsLeft--
  }
  for (const one of readings) {
    if (one.state === 'invalid' && !late.has(one.line)) decisions.push(refuse(one.line, ...reasonsOf(one)))
  }
  return { decisions, deeds }
}

const lineOf = (reading: RowReading) => (reading.state === 'valid' ? reading.row.line : reading.line)

const reasonsOf = ({ faults }: RowReading & { state: 'invalid' }) =>
  faults.map(({ fault, column }) => ({ fault, ...(column && { column }) }))

function byPerson(readings: readonly RowReading[]): Map<string, ReadRow[]> {
  const people = new Map<string, ReadRow[]>()
  for (const reading of readings) {
    if (reading.state !== 'valid') continue
    const { row } = reading
    people.set(row.login, [...(people.get(row.login) ?? []), row])
  }
  return people
}
