import { type SQL, sql } from 'drizzle-orm'
import type { Database, Transaction } from '@/db/client'
import { uuids } from '@/db/sql'
import type { Actor } from '@/domain/access/actor'
import { holdForCreating } from '@/domain/addresses/hold-addresses'
import { recordEach } from '@/domain/audit/record-events'
import { withinSeatLimit } from '@/domain/billing/within-limit'
import { holdGroups } from '@/domain/groups/hold-groups'
import { findErased } from '@/domain/invitations/erased-addresses'
import type { LinkKeys } from '@/domain/links/token'
import { done, type Result, refused } from '@/domain/result'
import { mostPeople, type Placing, type SheetCode } from './creation'
import { countSeats, lockInvitations, type Written } from './creation-statements'
import { endAccess } from './end-access'
import { mailCredentials } from './mail-credentials'
import { endInvitations, idsOf, placeWritten, whyNotPlace } from './place-written'
import { type Answer, lockSelected, part, selectedAccounts } from './selection'
import { sheetCode } from './sheet-code'
import { whyNotRestore } from './why-not'

/** `sheet`: the first-login code of who has no mailbox, shown once (C5). */
export type Restored = { accountId: string; login: string; sheet: SheetCode | null }
export type LeftDeleted = NonNullable<ReturnType<typeof whyNotRestore>> | 'not_found' | 'erased_before'
export type RestorationRefusal = 'group_missing' | 'not_found' | 'role_not_yours' | 'too_many' | 'no_seat'
type Restoration = Result<
  { restored: Restored[]; leftOut: Answer<LeftDeleted>['leftOut'] },
  RestorationRefusal
>

/**
 * Brings deleted accounts back (E2): everything known of the people is kept, but groups, deletion date and password
 * are not. They are given groups anew, for who is in none is deleted (G5), and a password to replace: by mail, or on
 * a sheet where there is no mailbox (C4, C5). Leaves out who is not the actor's to restore, like an unknown id (A2),
 * and who asked not to be written to any more; all of the others, or where seats do not suffice, nobody (B2). The
 * same number of statements for one and for thousands.
 */
export async function restoreAccounts(
  db: Database,
  keys: LinkKeys,
  actor: Actor,
  { accountIds, ...placing }: Placing & { accountIds: readonly string[] },
): Promise<Restoration> {
  const refusal = whyNotRestoreThese(actor, placing, accountIds)
  if (refusal) return refused(refusal)
  return withinSeatLimit(() =>
    db.transaction(async (tx) => {
      await holdForCreating(tx)
      if (!(await holdGroups(tx, placing.groupIds))) return refused('not_found')
      const selection = { ids: accountIds }
      const emails = await emailsOf(tx, selectedAccounts(actor, selection))
      const pending = await lockInvitations(tx, [...emails.values()])
      const erased = await findErased(tx, keys, [...emails.values()])
      const answer = part(
        selection,
        await lockSelected(tx, actor, selection),
        (account): Exclude<LeftDeleted, 'not_found'> | null =>
          whyNotRestore(account) ?? (erased.has(emails.get(account.id) ?? '') ? 'erased_before' : null),
      )
      const written = await bringBack(tx, answer.done)
      await placeWritten(tx, placing, written)
      await endInvitations(tx, actor, pending, written)
      await mailCredentials(tx, actor, idsOf(written))
      await record(tx, actor, placing, written)
      await countSeats(tx, actor, [], written)
      return done({ restored: written.map((one) => toRestored(keys, one)), leftOut: answer.leftOut })
    }),
  )
}

function whyNotRestoreThese(
  actor: Actor,
  placing: Placing,
  accountIds: readonly string[],
): RestorationRefusal | null {
  if (placing.groupIds.length === 0 || placing.roles.length === 0) return 'group_missing'
  return whyNotPlace(actor, placing) ?? (accountIds.length > mostPeople ? 'too_many' : null)
}

/** By account. Nobody changes the address of a deleted account, so that it is still this one when it is held. */
async function emailsOf(tx: Transaction, those: SQL): Promise<Map<string, string>> {
  const { rows } = await tx.execute<{ id: string; email: string }>(sql`
    select a.id, a.email from accounts a where ${those} and a.email is not null`)
  return new Map(rows.map(({ id, email }) => [id, email]))
}

type Back = Written & { onPaper: boolean }

/** Nothing of before signs in: neither a password nor a link nor a former temporary password (T07). */
async function bringBack(tx: Transaction, ids: readonly string[]): Promise<Back[]> {
  const { rows } = await tx.execute<Back>(sql`
    update accounts a set status = 'active', deleted_at = null, former_group_ids = '{}', password_hash = null,
      temporary_password = (case when a.email is null then 'sheet' else 'mailed' end)::temporary_password,
      temporary_version = a.temporary_version + 1, deletion_date = null
    where a.id = any(${uuids(ids)}) and a.status = 'deleted'
    returning a.id, coalesce(a.email, a.user_name) as login, a.temporary_version as version,
      a.email is null as "onPaper"`)
  await endAccess(tx, idsOf(rows))
  return rows
}

const record = (tx: Transaction, actor: Actor, { groupIds, roles }: Placing, written: readonly Written[]) =>
  recordEach(tx, {
    by: actor,
    action: 'account.restored',
    targets: sql`
      select a.id, ${JSON.stringify({ groupIds, roles })}::jsonb || jsonb_build_object('password', a.temporary_password)
      from accounts a where a.id = any(${uuids(idsOf(written))})`,
  })

const toRestored = (keys: LinkKeys, { id, login, version, onPaper }: Back): Restored => ({
  accountId: id,
  login,
  sheet: onPaper ? sheetCode(keys, { accountId: id, version }) : null,
})
