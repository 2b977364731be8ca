import { sql } from 'drizzle-orm'
import type { Database, Transaction } from '@/db/client'
import { undeliverable } from '@/domain/mail/undeliverable'
import { mailInvitations } from './mail-invitations'
import { nextAfterReminder } from './reminder-plan'

/** Reminders that one run writes at once. */
const most = 1000

type Due = { id: string; reminded: boolean }

/**
 * Writes the reminders that are due, a thousand at a time, and plans the next of each. Whoever came, was
 * cancelled, expired or waits for an approval gets none, nor does an address whose newest mail did not arrive:
 * their plan rests until they are written to again. Several processes at once write each reminder once: who
 * comes second finds the row held, or its next reminder in the future. Answers how many.
 */
export async function sendReminders(db: Database): Promise<number> {
  let sent = 0
  for (;;) {
    const due = await db.transaction(remindSome)
    sent += due.filter(({ reminded }) => reminded).length
    if (due.length < most) return sent
  }
}

async function remindSome(tx: Transaction): Promise<Due[]> {
  const { rows } = await tx.execute<Due>(sql`
    with due as (
      select i.id, ${mayBeReminded} as reminded, ${stillQueued} as waits from invitations i
      where i.status = 'pending' and i.next_reminder_at <= now()
      order by i.next_reminder_at limit ${most} for update of i skip locked
    )
    update invitations i set reminders_sent = i.reminders_sent + due.reminded::int,
      next_reminder_at = case
        when due.reminded then ${nextAfterReminder}
        when due.waits then now() + interval '1 day'
      end
    from due where i.id = due.id and i.status = 'pending'
    returning i.id, due.reminded`)
  const reminded = rows.filter((one) => one.reminded).map(({ id }) => id)
  await mailInvitations(tx, reminded, { kind: 'reminder', requestedById: 'inviter' })
  return rows
}

const newestMail = sql`(
  select m.status, m.delivery from mails m where m.invitation_id = i.id and m.kind in ('invitation', 'reminder')
  order by m.id desc limit 1)`

/** Taken by the provider, and not known to be lost. Nor was any mail of anybody's to this address refused for good. */
const mayBeReminded = sql`(i.expires_at > now() and i.approval_asked_at is null
  and coalesce((select n.status = 'sent' and coalesce(n.delivery, 'delayed') not in ('failed', 'bounced', 'suppressed', 'complained')
    from ${newestMail} as n), false)
  and not ${undeliverable(sql`i.email`)})`

/** A reminder of what has not gone yet would be absurd; tomorrow it may have. */
const stillQueued = sql`coalesce((select n.status = 'queued' from ${newestMail} as n), false)`
