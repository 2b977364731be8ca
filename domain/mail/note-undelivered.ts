import { sql } from 'drizzle-orm'
import type { Executor } from '@/db/client'
import { uuids } from '@/db/sql'

/**
 * Marks the invitations whose newest mail is known not to have arrived, and takes the mark from those whose
 * newest mail is known to be on its way. Told from the ledger alone, so that it may be asked at any time. The
 * lock makes it wait for a mail that is being written, which then is the newest.
 */
export async function noteUndelivered(db: Executor, invitationIds: readonly string[]): Promise<void> {
  if (invitationIds.length === 0) return
  await db.transaction(async (tx) => {
    await tx.execute(sql`
      select from invitations where id = any(${uuids(invitationIds)}) and status = 'pending'
      order by id for no key update`)
    await tx.execute(sql`
      update invitations i set undelivered_at = case when newest.failed then now() end
      from unnest(${uuids(invitationIds)}) as asked (id) cross join lateral (
        select coalesce(m.delivery >= 'soft_bounced', false) or m.status = 'uncertain'
          or m.status = 'failed' and m.failure is distinct from 'superseded' as failed
        from mails m where m.invitation_id = asked.id order by m.id desc limit 1
      ) as newest
      where i.id = asked.id and i.status = 'pending' and newest.failed = (i.undelivered_at is null)`)
  })
}
