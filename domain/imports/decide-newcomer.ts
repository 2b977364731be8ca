import { toDecision } from './decide-known'
import { type Decided, type Deciding, type Decision, type Gain, refuse, refuseAll } from './decision'
import type { Facts, KnownAccount } from './facts'
import type { Reason } from './outcome'
import type { ReadRow } from './row'
import { changeable, changesTo, merged, type Said, saysNow } from './row-values'

/**
 * Somebody without an active account gets one: a new one, or theirs from before (E2), if it is the actor's to restore.
 * The first row with all that it takes begins it; the others add their places.
 */
export function decideNewcomer(
  deciding: Deciding,
  deleted: KnownAccount | null,
  rows: readonly ReadRow[],
): Decided {
  const whyNobody = whyNot(deciding, deleted, rows)
  if (whyNobody) return refuseAll(rows, whyNobody)
  const { decisions, counting } = begin(deciding, deleted, rows)
  const [first, ...more] = counting.map(placeOf)
  if (!first) return { decisions, deed: null }
  if (deciding.seatsLeft === 0) return noSeat(decisions)
  const person = merged(counting)
  return { decisions, deed: { kind: 'bring_in', person, restores: deleted, first, more } }
}

/** The first row with all that it takes begins the account; the others add to it. */
function begin(deciding: Deciding, deleted: KnownAccount | null, rows: readonly ReadRow[]) {
  const decisions: Decision[] = []
  const counting: ReadRow[] = []
  let now: Said | null = deleted && saysNow({ ...deleted, deletionDate: null })
  for (const row of rows) {
    const reasons = now ? [] : whyNotBegun(deciding, row)
    if (reasons.length > 0) {
      decisions.push(refuse(row.line, ...reasons))
      continue
    }
    const decision = toDecision(row.line, now ? changesTo(now, changeable(row)) : [], placeOf(row))
    const outcome = deleted ? 'restore' : 'create'
    decisions.push(counting.length > 0 ? decision : { ...decision, outcome })
    now = new Map([...changeable(row), ...(now ?? [])])
    counting.push(row)
  }
  return { decisions, counting }
}

const placeOf = ({ groupId, roles }: ReadRow): Gain => ({ groupId, roles: [...roles] })

/** What speaks against all rows of the person. */
function whyNot({ facts }: Deciding, deleted: KnownAccount | null, rows: readonly ReadRow[]): Reason | null {
  if (deleted && !deleted.managed) return { fault: 'not_permitted' }
  const person = merged(rows)
  if (facts.erased.has(person.email ?? '')) return { fault: 'erased_before', column: 'email' }
  const other = person.email && person.userName ? facts.accounts.get(person.userName) : undefined
  if (!other || other === deleted) return null
  return other.visible ? { fault: 'user_name_taken', column: 'user_name' } : { fault: 'not_permitted' }
}

/** What a new account needs: names, what the platform wants to know of everybody, and no password that can be guessed. */
function whyNotBegun({ facts, guessable }: Deciding, row: ReadRow): Reason[] {
  const reasons: Reason[] = []
  if (row.firstName === null) reasons.push({ fault: 'first_name_missing', column: 'first_name' })
  if (row.lastName === null) reasons.push({ fault: 'last_name_missing', column: 'last_name' })
  for (const { id } of missing(facts, row)) reasons.push({ fault: 'custom_missing', column: `custom.${id}` })
  if (guessable.has(row.login)) reasons.push({ fault: 'password_common', column: 'password' })
  return reasons
}

const missing = ({ customFields }: Facts, { customValues }: ReadRow) =>
  customFields.filter(({ id, required }) => required && !customValues[id])

const noSeat = (decisions: readonly Decision[]): Decided => ({
  decisions: decisions.map((one) =>
    one.outcome === 'refused' ? one : refuse(one.line, { fault: 'no_seat' }),
  ),
  deed: null,
})
