import { type Decided, type Deciding, type Decision, refuseAll, toDecision } from './decision'
import type { Facts, KnownAccount } from './facts'
import { type Gain, gainOf } from './gain'
import type { Reason } from './outcome'
import type { ReadRow } from './row'
import { changeable, changesTo, endOf, merged, type Said, saysNow } from './row-values'

/**
 * Somebody without an active account gets one: a new one, or theirs from before (E2), if it is the actor's to restore.
 * Their lines say together what it takes; the first begins it, the others add their places.
 */
export function decideNewcomer(
  deciding: Deciding,
  deleted: KnownAccount | null,
  rows: readonly ReadRow[],
): Decided {
  const whyNobody = whyNot(deciding, deleted, rows)
  if (whyNobody) return refuseAll(rows, whyNobody)
  const person = loginsOf(merged(rows), deleted)
  const passwordLine = rows.find(({ password }) => password !== null)?.line ?? null
  const reasons = deleted ? [] : whyNotBegun(deciding, person, passwordLine)
  if (reasons.length > 0) return refuseAll(rows, ...reasons)
  if (deciding.seatsLeft === 0) return refuseAll(rows, { fault: 'no_seat' })
  const { decisions, gains } = begin(deleted, rows)
  const [first, ...more] = gains
  if (!first) throw new Error('Nobody comes in without a place')
  return { decisions, deed: { kind: 'bring_in', person, passwordLine, restores: deleted, first, more } }
}

/** Whoever comes back signs in as before: what their rows call them by changes neither address nor user name. */
function loginsOf(person: ReadRow, deleted: KnownAccount | null): ReadRow {
  const { email, userName } = deleted ?? person
  return { ...person, email, userName, login: email ?? userName ?? person.login }
}

/** The first row begins the account, the others add to it. */
function begin(deleted: KnownAccount | null, rows: readonly ReadRow[]) {
  const decisions: Decision[] = []
  const gains: Gain[] = []
  let now: Said | null = deleted && saysNow({ ...deleted, deletionDate: null })
  for (const [at, row] of rows.entries()) {
    const gain = gainOf(row, gains)
    if (gain) gains.push(gain)
    const decision = toDecision(row.line, now ? changesTo(now, changeable(row)) : endOf(row), gain)
    decisions.push(at > 0 ? decision : { ...decision, outcome: deleted ? 'restore' : 'create' })
    now = new Map([...(now ?? []), ...changeable(row)])
  }
  return { decisions, gains }
}

/** What speaks against all rows of the person. */
function whyNot({ facts }: Deciding, deleted: KnownAccount | null, rows: readonly ReadRow[]): Reason | null {
  if (deleted && !deleted.managed) return { fault: 'not_permitted' }
  const person = merged(rows)
  if (facts.erased.has(deleted?.email ?? person.email ?? ''))
    return { fault: 'erased_before', column: 'email' }
  const other = person.email && person.userName ? facts.accounts.get(person.userName) : undefined
  if (!other || other === deleted) return null
  return other.visible ? { fault: 'user_name_taken', column: 'user_name' } : { fault: 'not_permitted' }
}

/** What a new account needs: names, what the platform wants to know of everybody, and no password that can be guessed. */
function whyNotBegun({ facts, guessable }: Deciding, row: ReadRow, passwordLine: number | null): Reason[] {
  const reasons: Reason[] = []
  if (row.firstName === null) reasons.push({ fault: 'first_name_missing', column: 'first_name' })
  if (row.lastName === null) reasons.push({ fault: 'last_name_missing', column: 'last_name' })
  for (const { id } of missing(facts, row)) reasons.push({ fault: 'custom_missing', column: `custom.${id}` })
  if (passwordLine !== null && guessable.has(passwordLine))
    reasons.push({ fault: 'password_common', column: 'password' })
  return reasons
}

const missing = ({ customFields }: Facts, { customValues }: ReadRow) =>
  customFields.filter(({ id, required }) => required && !customValues[id])
