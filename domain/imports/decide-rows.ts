import { decidePerson } from './decide-person'
import { type Decided, type Deciding, type Decision, type Deed, refuse, refuseAll } from './decision'
import type { Facts } from './facts'
import { mostLines, type WaitingRow } from './next-rows'
import { type ReadRow, type RowReading, validRows } from './row'

export type DecidedRows = { decisions: Decision[]; deeds: Deed[] }

/** Decides about a batch: a person after the other, in the order in which the file names them first. */
export function decideRows(
  deciding: Deciding,
  waiting: readonly WaitingRow[],
  readings: readonly RowReading[],
): DecidedRows {
  const late = lateLines(waiting, readings)
  const decisions: Decision[] = [...late].map((line) => refuse(line, { fault: 'lines_many' }))
  const deeds: Deed[] = []
  let { seatsLeft } = deciding
  const userNames = new Set<string>()
  const people = byPerson(
    deciding.facts,
    validRows(readings).filter(({ line }) => !late.has(line)),
  )
  for (const rows of people) {
    const decided = onlyOnce(userNames, rows, decidePerson({ ...deciding, seatsLeft }, rows))
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

/** A person's lines beyond as many as there may be, whether they can be read or not: so they do not depend on the batch. */
function lateLines(waiting: readonly WaitingRow[], readings: readonly RowReading[]): Set<number> {
  const met = new Map<string, number>()
  const late = new Set<number>()
  for (const [at, { line, isLate }] of waiting.entries()) {
    const login = loginOf(readings[at])
    const many = (met.get(login ?? '') ?? 0) + 1
    if (login) met.set(login, many)
    if (isLate || (login && many > mostLines)) late.add(line)
  }
  return late
}

const loginOf = (reading: RowReading | undefined) =>
  reading?.state === 'valid' ? reading.row.login : reading?.login

const reasonsOf = ({ faults }: RowReading & { state: 'invalid' }) =>
  faults.map(({ fault, column }) => ({ fault, ...(column && { column }) }))

/**
 * The rows of each person. An account may be named by its address and by its user name; who has none is named by the
 * user name alone where another row says it beside the address.
 */
function byPerson({ accounts }: Facts, rows: readonly ReadRow[]): ReadRow[][] {
  const beside = new Map<string, string>()
  for (const { login, email, userName } of rows) {
    if (email && userName && !accounts.has(login) && !beside.has(userName)) beside.set(userName, login)
  }
  const people = new Map<string, ReadRow[]>()
  for (const row of rows) {
    const person = accounts.get(row.login)?.id ?? beside.get(row.login) ?? row.login
    people.set(person, [...(people.get(person) ?? []), row])
  }
  return [...people.values()]
}

/** A user name is given once: whoever comes second finds it taken, as they would in the next batch. */
function onlyOnce(given: Set<string>, rows: readonly ReadRow[], decided: Decided): Decided {
  const { deed } = decided
  if (deed?.kind !== 'bring_in' || deed.restores || !deed.person.userName) return decided
  if (given.has(deed.person.userName)) {
    return refuseAll(rows, { fault: 'user_name_taken', column: 'user_name' })
  }
  given.add(deed.person.userName)
  return decided
}
