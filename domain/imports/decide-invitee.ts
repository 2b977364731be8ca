import { type Decided, type Deciding, type Decision, refuseAll, toDecision } from './decision'
import type { PendingInvitation } from './facts'
import { type Gain, gainOf } from './gain'
import type { Change } from './outcome'
import type { ReadRow } from './row'
import { changeable, changesTo, endOf, merged, type Said, saysNow } from './row-values'

/**
 * Somebody without an active account is invited, or what they are promised already is added to (I2). Whoever they once
 * were comes back when the first login is complete (E2). Names and passwords are theirs to give (F2).
 */
export function decideInvitee({ facts }: Deciding, rows: readonly ReadRow[]): Decided {
  const person = merged(rows)
  if (!person.email) return refuseAll(rows, { fault: 'no_mailbox', column: 'user_name' })
  const pending = facts.pending.get(person.email)
  if (!pending && facts.erased.has(person.email)) {
    return refuseAll(rows, { fault: 'erased_before', column: 'email' })
  }
  return decideRows(person, pending ?? null, rows)
}

function decideRows(person: ReadRow, pending: PendingInvitation | null, rows: readonly ReadRow[]): Decided {
  const decisions: Decision[] = []
  const places: Gain[] = []
  let now: Said = pending ? saysNow(pending) : new Map()
  for (const [at, row] of rows.entries()) {
    const gain = gainOf(row, places, pending?.promised)
    const changes = filled(now, row)
    now = new Map([...changeable(row), ...now])
    if (gain) places.push(gain)
    const decision = toDecision(row.line, pending || at > 0 ? changes : endOf(row), gain)
    decisions.push(pending || at > 0 ? decision : { ...decision, outcome: 'invite' })
  }
  const isIdle = decisions.every(({ outcome }) => outcome === 'unchanged')
  return { decisions, deed: isIdle ? null : { kind: 'invite', person, places, isNew: !pending } }
}

/** A pending invitation takes what it has nothing of; its language and its day are those of who invited first (I2). */
const filled = (now: Said, row: ReadRow): Change[] =>
  changesTo(now, changeable(row)).filter(
    ({ column, from }) => from === '' && column !== 'language' && column !== 'deletion_date',
  )
