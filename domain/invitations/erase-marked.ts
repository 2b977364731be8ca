import { sql } from 'drizzle-orm'
import type { Executor } from '@/db/client'
import { uuids } from '@/db/sql'

const invites = sql`m.kind in ('invitation', 'reminder')`

/** A retry must be the same call to the byte (F02): until there is an answer, no message leaves its batch. */
const onItsWay = sql`m.attempts > 0 and exists (
  select from mail_batches b where b.id = m.batch_id and b.settled_at is null)`

/**
 * Deletes the invitations whose people asked to be forgotten, `only` these or all that can go by now, with every
 * mail to their addresses; answers which. Part of the erasure itself, and of the sweep that finishes those which
 * had a mail on its way. Two statements: a mail that is just being taken is waited for by the first.
 */
export async function eraseMarked(db: Executor, only?: readonly string[]): Promise<string[]> {
  const marked = only
    ? sql`i.erase_asked_at is not null and i.id = any(${uuids(only)})`
    : sql`i.erase_asked_at is not null`
  await db.execute(sql`
    delete from mails m using invitations i
    where ${marked} and (m.invitation_id = i.id or (m.recipient = i.email and ${invites}))
      and not (${onItsWay})`)
  const { rows } = await db.execute<{ id: string }>(sql`
    delete from invitations i
    where ${marked}
      and not exists (select from mails m where m.invitation_id = i.id and ${onItsWay})
      and not exists (select from mails m where m.recipient = i.email and ${invites} and ${onItsWay})
    returning i.id`)
  return rows.map(({ id }) => id)
}
