import { sql } from 'drizzle-orm'
import type { Database, Transaction } from '@/db/client'
import { uuids } from '@/db/sql'
import { recordEvents } from '@/domain/audit/record-events'
import { type LinkKeys, readToken } from '@/domain/links/token'
import { done, type Result, refused } from '@/domain/result'
import { eraseMarked } from './erase-marked'
import { erasedDigest } from './erased-addresses'

type Named = { id: string; version: number }

/**
 * "This is not for me, erase my address": what waits for the address, or was cancelled, is cancelled at once and
 * deleted with its mails, events and visits; a keyed digest stays, so that nobody is written to again by mistake.
 * `soon` when a mail is on its way: its batch must stay what it is until it has an answer (F02), and then
 * `eraseMarked` finishes. Refuses every dead link alike, whether the address is known or not (F3, T11).
 */
export async function eraseInvitation(
  db: Database,
  keys: LinkKeys,
  token: string,
  origin: string | null = null,
): Promise<Result<{ when: 'now' | 'soon' }, 'dead'>> {
  const named = readToken(keys, 'not-for-me', token)
  if (!named) return refused('dead')
  return db.transaction(async (tx) => {
    const email = await lockMails(tx, named)
    const ids = email ? await lockInvitations(tx, named, email) : []
    if (!email || ids.length === 0) return refused('dead')
    await tx.execute(sql`
      insert into erased_addresses (digest) values (${erasedDigest(keys, email)}) on conflict do nothing`)
    await tx.execute(sql`
      update invitations set status = 'cancelled', ended_at = coalesce(ended_at, now()), erase_asked_at = now()
      where id = any(${uuids(ids)})`)
    const targets = sql`select unnest(${uuids(ids)})`
    await recordEvents(tx, { by: { accountId: null, origin }, action: 'invitation.erased', targets })
    const gone = await eraseMarked(tx, ids)
    return done({ when: gone.length === ids.length ? 'now' : 'soon' })
  })
}

/** Mails before their invitations, in the order in which the worker and the webhooks take them: nobody deadlocks. */
async function lockMails(tx: Transaction, { id }: Named) {
  const { rows } = await tx.execute<{ email: string }>(sql`select email from invitations where id = ${id}`)
  const email = rows[0]?.email
  if (!email) return null
  await tx.execute(sql`
    select from mails m
    where m.recipient = ${email} or m.invitation_id in (select i.id from invitations i where i.email = ${email})
    order by m.id for update`)
  return email
}

/**
 * All that there is of the address and did not become an account, or nothing when the link is dead. The row locks
 * make racers wait: who comes later finds the invitation ended (F08).
 */
async function lockInvitations(tx: Transaction, { id, version }: Named, email: string) {
  const { rows } = await tx.execute<{ id: string; version: number }>(sql`
    select i.id, i.link_version as version from invitations i
    where i.email = ${email} and i.status <> 'accepted' and i.erase_asked_at is null
    order by i.id for update`)
  const live = rows.some((row) => row.id === id && row.version === version)
  return live && !(await hasAccount(tx, email)) ? rows.map((row) => row.id) : []
}

/** Asked once the rows are locked: whoever was just accepting is done. An account is not erased by a link. */
async function hasAccount(tx: Transaction, email: string) {
  const { rows } = await tx.execute(sql`select from accounts where email = ${email} and status = 'active'`)
  return rows.length > 0
}
