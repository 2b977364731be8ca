import type { NewValues } from '@/domain/accounts/change-values'
import { whyNotDelete } from '@/domain/accounts/why-not'
import { type Decided, type Deciding, type Decision, refuse, refuseAll, toDecision } from './decision'
import type { KnownAccount } from './facts'
import { type Gain, gainOf } from './gain'
import type { Change, Reason } from './outcome'
import type { ReadRow } from './row'
import { changeable, changesTo, merged, saysNow } from './row-values'

/**
 * An account that is there is given what its rows say (V1). Names and passwords are never overwritten. Somebody whom the
 * actor may not know of is a neutral refusal (E1, A2); of somebody whose other groups are not theirs, only the place
 * in their own group is (DOMAIN, "edit an account").
 */
export function decideKnown({ actor }: Deciding, account: KnownAccount, rows: readonly ReadRow[]): Decided {
  if (!account.visible) return refuseAll(rows, { fault: 'not_permitted' })
  const decisions: Decision[] = []
  const gains: Gain[] = []
  const changing: ReadRow[] = []
  const given = givenIn(account)
  let now = saysNow(account)
  for (const row of rows) {
    const changes = changesTo(now, changeable(row))
    const reason = whyNotChanges(actor, account, changes)
    if (reason) {
      decisions.push(refuse(row.line, reason))
      continue
    }
    const gain = gainOf(row, gains, given)
    if (gain) gains.push(gain)
    if (changes.length > 0) changing.push(row)
    now = new Map([...now, ...changeable(row)])
    decisions.push(toDecision(row.line, changes, gain))
  }
  const values = changing.length > 0 ? valuesOf(account.id, merged(changing)) : null
  const isIdle = !values && gains.length === 0
  return { decisions, deed: isIdle ? null : { kind: 'change', account, values, gains } }
}

function whyNotChanges(
  actor: Deciding['actor'],
  account: KnownAccount,
  changes: readonly Change[],
): Reason | null {
  const [first] = changes
  if (!first) return null
  if (!account.managed) return { fault: 'not_yours', column: first.column }
  if (!changes.some(({ column }) => column === 'deletion_date')) return null
  const whyNot = whyNotDelete(actor, account)
  if (whyNot === 'owner') return { fault: 'date_owner', column: 'deletion_date' }
  return whyNot === 'yourself' ? { fault: 'date_yourself', column: 'deletion_date' } : null
}

/** What climbed to a group was not given there (G3). */
const givenIn = ({ held }: KnownAccount) => held.filter((one) => one.sourceGroupId === one.groupId)

const valuesOf = (
  accountId: string,
  { language, deletionDate, additionalInfo, customValues }: ReadRow,
): NewValues => ({ accountId, language, deletionDate, additionalInfo, customValues })
