import { type SQL, sql } from 'drizzle-orm'
import type { Database, Transaction } from '@/db/client'
import { texts, uuids } from '@/db/sql'
import type { Actor } from '@/domain/access/actor'
import { recordEach } from '@/domain/audit/record-events'
import { undeliverable } from '@/domain/mail/undeliverable'
import { writeWithinBudgets } from '@/domain/mail/write-within-budgets'
import { mailCredentials } from './mail-credentials'
import { managedAccount } from './scope'

/** Others of those asked for are not the actor's, or no longer active, and left out (A2). */
export type PasswordLinkOutcome = {
  accountId: string
  outcome: 'link' | 'credentials' | 'no_mailbox' | 'undeliverable'
}

/**
 * Sends each of the people a link to choose a new password, good for a day; nothing changes until they do. Who
 * still has the temporary password of a mail gets that mail again, with the same one (C4). The link goes to the
 * person's mailbox and nobody else sees it. The same number of statements for one person and for thousands.
 */
export function sendPasswordLink(
  db: Database,
  actor: Actor,
  accountIds: readonly string[],
): Promise<PasswordLinkOutcome[]> {
  return db.transaction(async (tx) => {
    const outcomes = await lock(tx, actor, accountIds)
    const those = (wanted: PasswordLinkOutcome['outcome']) =>
      outcomes.filter(({ outcome }) => outcome === wanted).map(({ accountId }) => accountId)
    const [links, credentials] = [those('link'), those('credentials')]
    if (credentials.length > 0) await mailCredentials(tx, actor, credentials)
    if (links.length > 0) await mailLinks(tx, actor, await openResets(tx, links))
    await record(tx, actor, outcomes)
    return outcomes
  })
}

/** Who is just choosing a password, or being deleted, is waited for. */
async function lock(tx: Transaction, actor: Actor, accountIds: readonly string[]) {
  const { rows } = await tx.execute<PasswordLinkOutcome>(sql`
    select a.id as "accountId", case
        when a.email is null then 'no_mailbox'
        when ${undeliverable(sql`a.email`)} then 'undeliverable'
        when a.temporary_password = 'mailed' then 'credentials' else 'link' end as outcome
    from accounts a
    where a.id = any(${uuids(accountIds)}) and a.status = 'active' and ${managedAccount(actor)}
    order by a.id for no key update of a`)
  return rows
}

async function openResets(tx: Transaction, accountIds: readonly string[]): Promise<SQL> {
  const { rows } = await tx.execute<{ id: string }>(sql`
    insert into password_resets (account_id, expires_at)
    select unnest(${uuids(accountIds)}), now() + interval '24 hours' returning id`)
  return uuids(rows.map(({ id }) => id))
}

async function mailLinks(tx: Transaction, actor: Actor, resetIds: SQL) {
  await writeWithinBudgets(
    tx,
    sql`
    select 'password_link'::mail_kind, null::uuid, a.id, a.email, a.language, jsonb_build_object(
      'resetId', r.id::text, 'firstName', a.first_name,
      'sender', ${`${actor.firstName} ${actor.lastName}`}::text,
      'expiresAt', to_char(r.expires_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS"Z"')),
      ${actor.accountId}::uuid, null::uuid
    from unnest(${resetIds}) as chosen (id)
    join password_resets r on r.id = chosen.id join accounts a on a.id = r.account_id`,
  )
}

async function record(tx: Transaction, actor: Actor, outcomes: readonly PasswordLinkOutcome[]) {
  const sent = outcomes.filter(({ outcome }) => outcome === 'link' || outcome === 'credentials')
  const targets = sql`
    select id, jsonb_build_object('mail', mail) from unnest(
      ${uuids(sent.map(({ accountId }) => accountId))}, ${texts(sent.map(({ outcome }) => outcome))}) as t (id, mail)`
  await recordEach(tx, { by: actor, action: 'account.password_link_sent', targets })
}
