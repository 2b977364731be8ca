import { sql } from 'drizzle-orm'
import type { Executor } from '@/db/client'
import type { Letter } from './compose'

type Row = Letter & { position: number; status: 'queued' | 'failed' }

const columns = sql`m.id, m.kind, m.invitation_id as "invitationId", m.account_id as "accountId", m.recipient, m.language, m.variables,
  m.position, m.status`

const inOrder = (rows: Row[]): Letter[] => rows.sort((a, b) => a.position - b.position)

/**
 * The letters of a batch of which nothing can have arrived yet, marked as tried. Those that would open nothing
 * any more (cancelled, accepted, corrected, expired, one's own password chosen, unenrolled) are settled as superseded
 * instead.
 */
export async function takeLetters(tx: Executor, batchId: string): Promise<Letter[]> {
  const { rows } = await tx.execute<Row>(sql`
    with held as (
      select m.id, ${opensSomething} as alive
      from mails m where m.batch_id = ${batchId} and m.status = 'queued' for update
    )
    update mails m set attempts = m.attempts + h.alive::int,
      status = (case when h.alive then 'queued' else 'failed' end)::mail_status,
      failure = case when h.alive then null else 'superseded' end,
      settled_at = case when h.alive then null else now() end
    from held h where m.id = h.id
    returning ${columns}`)
  return inOrder(rows.filter(({ status }) => status === 'queued'))
}

/**
 * The letters that an unanswered attempt had: all of them, whatever was heard of them or decided since, for the
 * call must be the same bytes.
 */
export async function takeLettersAgain(tx: Executor, batchId: string): Promise<Letter[]> {
  const { rows } = await tx.execute<Row>(sql`
    update mails m set attempts = m.attempts + 1 where m.batch_id = ${batchId} and m.attempts > 0
    returning ${columns}`)
  return inOrder(rows)
}

const askedInvitation = sql`
  case when m.variables->>'invitationId' ~ '^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$'
    then (m.variables->>'invitationId')::uuid end`

/** The condition that the temporary password of the credentials `m` still is the person's. */
export const credentialsOpen = sql`exists (
  select from accounts a where a.id = m.account_id and a.status = 'active' and a.temporary_password = 'mailed'
    and a.temporary_version::text = m.variables->>'temporaryVersion')`

/** Another address is another mailbox. */
const stillThere = sql`exists (
  select from accounts a where a.id = m.account_id and a.status = 'active' and a.email = m.recipient)`
const enrolled = sql`exists (
  select from enrolments e where e.course_session_id = m.course_session_id and e.account_id = m.account_id)`
/** Of two that say the same of one session, the newer is right about its days. */
const saidAnew = sql`exists (
  select from mails n where n.course_session_id = m.course_session_id and n.account_id = m.account_id
    and n.kind = m.kind and n.id > m.id)`

/** The rows hold ids and versions as text; compared as text, one that is none is dead, not an error for all. */
const opensSomething = sql`case
  when m.kind in ('invitation', 'reminder') then exists (
    select from invitations i where i.id = m.invitation_id and i.status = 'pending'
      and i.link_version::text = m.variables->>'linkVersion' and i.expires_at > now())
  when m.kind = 'link_asked' then exists (
    select from invitations i where i.id = ${askedInvitation} and i.status = 'pending' and i.link_asked_at is not null)
  when m.kind in ('password_reset', 'password_link') then exists (
    select from password_resets r where r.account_id = m.account_id and r.id::text = m.variables->>'resetId'
      and r.used_at is null and r.expires_at > now())
  when m.kind = 'credentials' then ${credentialsOpen}
  when m.kind in ('course_session', 'course_session_moved') then ${stillThere} and ${enrolled} and not ${saidAnew}
  when m.kind = 'course_session_left' then ${stillThere} and not ${enrolled} and not ${saidAnew}
  else true end`
