import { sql } from 'drizzle-orm'
import type { Executor } from '@/db/client'
import type { mailKind } from '@/db/schema'
import type { Actor } from '@/domain/access/actor'
import type { LedgerEntry } from '@/domain/mail/policy'
import { becameAccount } from './became-account'
import { managedAccount } from './scope'

/** How many of the newest are shown. */
export const mostMails = 20

type AnyMailKind = (typeof mailKind.enumValues)[number]

export type AccountMail = LedgerEntry & {
  id: string
  kind: AnyMailKind
  recipient: string
  at: Date
  /** The server's own words, or a code of ours. */
  reason: string | null
}

/**
 * The mails that the person was sent, those of the invitation that became this account included, the newest first;
 * only for whose account it is to edit. One statement.
 */
export async function listAccountMails(
  db: Executor,
  actor: Actor,
  accountId: string,
): Promise<{ mails: AccountMail[]; more: boolean }> {
  const { rows } = await db.execute<Omit<AccountMail, 'at'> & { at: string }>(sql`
    with person as (
      select a.id from accounts a where a.id = ${accountId} and ${managedAccount(actor)}
    ), received as (
      select m.* from mails m where m.account_id = (select id from person)
      union all
      select m.* from mails m where m.invitation_id in (${becameAccount(sql`(select id from person)`)})
    )
    select m.id, m.kind, m.recipient, m.status, m.failure, b.trouble, m.delivery, m.delivery_reason as reason,
      coalesce(m.delivery_at, m.settled_at, m.created_at) as at
    from received m join mail_batches b on b.id = m.batch_id order by m.id desc limit ${mostMails + 1}`)
  const mails = rows.map(({ at, ...mail }) => ({ ...mail, at: new Date(at) }))
  return { mails: mails.slice(0, mostMails), more: mails.length > mostMails }
}
