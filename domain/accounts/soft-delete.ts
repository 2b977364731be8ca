import { type SQL, sql } from 'drizzle-orm'
import type { Transaction } from '@/db/client'
import { uuids } from '@/db/sql'
import { type Doer, recordEach } from '@/domain/audit/record-events'
import { holdTree } from '@/domain/groups/tree-lock'

/** Why an account went, when it was not because somebody deleted it. */
export type DeletionCause = 'last_group' | 'date'

/**
 * Deletes the active accounts that `accountIds` selects, but never the owner: signed out everywhere, in no group and no
 * session, referent of none (E2), no longer billed, and nothing that they signed in with or were sent opens anything
 * (D2, B1, T15). What they were placed in is kept, for it says who may restore them. Links and passwords in mails that
 * have not left yet are dead with this, so the mails are set aside when their turn comes. Answers whom. Four statements,
 * whatever the number.
 */
export async function softDelete(
  tx: Transaction,
  by: Doer,
  accountIds: SQL,
  cause?: DeletionCause,
): Promise<string[]> {
  // A group that opens or moves meanwhile would put people back into the groups above it.
  await holdTree(tx)
  // Whoever just signs in or joins a group is waited for, and then seen by the next statement.
  const { rows } = await tx.execute<{ id: string }>(sql`
    select a.id from accounts a where a.id in (${accountIds}) and a.status = 'active' and not a.is_owner
    order by a.id for no key update`)
  const ids = rows.map(({ id }) => id)
  if (ids.length === 0) return []
  await tx.execute(deletion(by, ids))
  await recordEach(tx, {
    by,
    action: 'account.deleted',
    targets: sql`
      select a.id, jsonb_strip_nulls(jsonb_build_object('groupIds', a.former_group_ids, 'cause', ${cause ?? null}::text))
      from accounts a where a.id = any(${uuids(ids)})`,
  })
  return ids
}

const deletion = (by: Doer, ids: readonly string[]) => sql`
  with gone as (
    update accounts a set status = 'deleted', deleted_at = now(), deletion_date = null,
      password_hash = null, temporary_password = null,
      former_group_ids = array(select distinct m.source_group_id from memberships m where m.account_id = a.id),
      former_learner = not exists (select from memberships m where m.account_id = a.id and m.role <> 'learner')
    where a.id = any(${uuids(ids)}) and a.status = 'active'
    returning a.id
  ), left_groups as (
    delete from memberships m using gone where m.account_id = gone.id
  ), left_sessions as (
    delete from enrolments e using gone where e.account_id = gone.id
  ), no_referent as (
    delete from course_session_referents r using gone where r.account_id = gone.id
  ), signed_out as (
    update sign_ins s set ended_at = now() from gone where s.account_id = gone.id and s.ended_at is null
  ), resets_closed as (
    update password_resets r set used_at = now() from gone where r.account_id = gone.id and r.used_at is null
  )
  insert into seat_changes (account_id, change, reason, actor_id)
  select id, -1, 'deleted', ${by.accountId}::uuid from gone`
