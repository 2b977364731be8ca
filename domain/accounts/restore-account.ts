import { sql } from 'drizzle-orm'
import type { Database, Executor } from '@/db/client'
import type { Actor } from '@/domain/access/actor'
import type { Role } from '@/domain/access/roles'
import type { LinkKeys } from '@/domain/links/token'
import { done, type Result, refused } from '@/domain/result'
import { createAccounts } from './create-accounts'
import type { CreationOutcome, CreationRefusal, SheetCode } from './creation'
import { type Editable, editable } from './read-editable'
import { knownAccount, managedAccount } from './scope'
import { type AccountFacts, whyNotRestore } from './why-not'

export type Restoration = { accountId: string; groupIds: readonly string[]; roles: readonly Role[] }
export type RestorationRefusal =
  | CreationRefusal
  | NonNullable<ReturnType<typeof whyNotRestore>>
  | 'group_missing'
  | 'erased_before'
  | 'not_permitted'

/**
 * Brings a deleted account back as creating it again would (E2): everything known of the person is kept, but groups,
 * deletion date and password are not. They are given groups anew, for who is in none is deleted (G5), and a password
 * to replace: by mail, or on a sheet where there is no mailbox (C4, C5).
 */
export async function restoreAccount(
  db: Database,
  keys: LinkKeys,
  actor: Actor,
  { accountId, groupIds, roles }: Restoration,
): Promise<Result<{ login: string; sheet: SheetCode | null }, RestorationRefusal>> {
  if (groupIds.length === 0 || roles.length === 0) return refused('group_missing')
  const account = await read(db, actor, accountId)
  if (!account) return refused('not_found')
  const refusal = whyNotRestore(account)
  if (refusal) return refused(refusal)
  const { firstName, lastName, email, userName, language, additionalInfo, customValues } = account
  const created = await createAccounts(db, keys, actor, {
    people: [{ firstName, lastName, ...(email ? { email } : { userName: userName ?? '' }) }],
    groupIds,
    roles,
    secret: { kind: email ? 'mailed' : 'sheet' },
    language,
    deletionDate: null,
    additionalInfo,
    customValues,
    restore: true,
  })
  return created.ok ? toAnswer(created.value[0]) : created
}

async function read(db: Executor, actor: Actor, accountId: string) {
  const { rows } = await db.execute<AccountFacts & Editable>(sql`
    select a.id, a.status, a.is_owner as "isOwner", ${managedAccount(actor)} as managed, ${editable}
    from accounts a where a.id = ${accountId} and ${knownAccount(actor)}`)
  return rows[0]
}

function toAnswer(
  outcome: CreationOutcome | undefined,
): Result<{ login: string; sheet: SheetCode | null }, RestorationRefusal> {
  switch (outcome?.outcome) {
    case 'restored':
      return done({ login: outcome.login, sheet: outcome.sheet })
    case 'already_active':
      return refused('active')
    case 'erased_before':
    case 'not_permitted':
      return refused(outcome.outcome)
    default:
      throw new Error(`A deleted account did not come back: ${outcome?.outcome}`)
  }
}
