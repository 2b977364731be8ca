import { sql } from 'drizzle-orm'
import type { Database, Transaction } from '@/db/client'
import { uuids } from '@/db/sql'
import { recordEvents, time } from '@/domain/audit/record-events'

/** Rows that one transaction deletes, and how many transactions a run has: nobody waits for years of them. */
const most = 500
const turns = 20

/**
 * Forgets invitations that expired or were cancelled longer ago than the platform keeps them: with their mails,
 * events and visits the address is gone; the audit keeps that it was, and not whose. Not while a mail of one
 * is on its way, for a retry must be the same call to the byte (F02). Answers how many.
 */
export async function purgeInvitations(db: Database): Promise<number> {
  let purged = 0
  for (let turn = 0; turn < turns; turn++) {
    const count = await db.transaction(purgeSome)
    purged += count
    if (count < most) break
  }
  return purged
}

async function purgeSome(tx: Transaction): Promise<number> {
  const ids = await lockOver(tx)
  if (ids.length === 0) return 0
  const { rows } = await tx.execute<{ id: string }>(sql`
    with gone as (delete from mails where invitation_id = any(${uuids(ids)}) returning batch_id)
    select distinct batch_id as id from gone`)
  await tx.execute(sql`delete from invitations where id = any(${uuids(ids)})`)
  await tx.execute(sql`
    delete from mail_batches b where b.id = any(${uuids(rows.map(({ id }) => id))})
      and not exists (select from mails m where m.batch_id = b.id)`)
  const targets = sql`select unnest(${uuids(ids)})`
  await recordEvents(tx, { by: time, action: 'invitation.purged', targets })
  return ids.length
}

/** Resending one that expired wins over this, or comes too late: both lock the row. */
async function lockOver(tx: Transaction): Promise<string[]> {
  const kept = sql`now() - make_interval(days => (select purge_days from platform))`
  const onItsWay = sql`exists (
    select from mails m join mail_batches b on b.id = m.batch_id
    where m.invitation_id = i.id and b.settled_at is null)`
  const { rows } = await tx.execute<{ id: string }>(sql`
    with expired as (
      select i.id from invitations i
      where i.status = 'pending' and i.expires_at < ${kept} and not ${onItsWay}
      order by i.expires_at limit ${most} for update skip locked
    ), cancelled as (
      select i.id from invitations i
      where i.status = 'cancelled' and i.ended_at < ${kept} and not ${onItsWay}
      order by i.ended_at limit ${most} for update skip locked
    )
    select id from expired union all select id from cancelled`)
  return rows.map(({ id }) => id)
}
