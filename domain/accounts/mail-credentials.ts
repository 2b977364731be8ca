import { sql } from 'drizzle-orm'
import type { Transaction } from '@/db/client'
import { uuids } from '@/db/sql'
import type { Actor } from '@/domain/access/actor'
import { writeWithinBudgets } from '@/domain/mail/write-within-budgets'

/**
 * Queues the credentials of people who have not chosen their own password yet, in the causing transaction. The row
 * says only which temporary password it is: what it reads is derived when sending, the same every time (C4). A
 * second mail names who created the account, not who sends it again.
 */
export async function mailCredentials(
  tx: Transaction,
  actor: Actor,
  accountIds: readonly string[],
): Promise<void> {
  await writeWithinBudgets(
    tx,
    sql`
    select 'credentials'::mail_kind, null::uuid, a.id, a.email, a.language, jsonb_build_object(
      'firstName', a.first_name,
      'creator', coalesce(earlier.creator, ${`${actor.firstName} ${actor.lastName}`}::text),
      'groups', coalesce(placed.names, '–'),
      'temporaryVersion', a.temporary_version::text), ${actor.accountId}::uuid, placed.first_group
    from unnest(${uuids(accountIds)}) as chosen (id)
    join accounts a on a.id = chosen.id
    cross join lateral (
      select string_agg(distinct g.name, ', ') as names, (array_agg(g.id order by g.id))[1] as first_group
      from memberships m join groups g on g.id = m.source_group_id where m.account_id = a.id
    ) as placed
    left join lateral (
      select m.variables->>'creator' as creator from mails m
      where m.account_id = a.id and m.kind = 'credentials'
        and m.variables->>'temporaryVersion' = a.temporary_version::text
      order by m.id desc limit 1
    ) as earlier on true
    where a.temporary_password = 'mailed' and a.email is not null`,
  )
}
