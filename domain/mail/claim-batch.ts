import { sql } from 'drizzle-orm'
import type { Executor } from '@/db/client'
import type { Letter } from './compose'

type Row = Letter & { position: number; status: 'queued' | 'failed' }

/**
 * The letters of a batch that are to be sent now, in their order. The first attempt settles as superseded what
 * would open nothing any more (cancelled, accepted, corrected, expired) and freezes the rest together with the
 * name, colour and time zone of the platform: an attempt may have reached the provider even if its answer was
 * lost, so every later one must be the same bytes. One statement; nothing when all is settled.
 */
export async function claimBatch(db: Executor, batchId: string): Promise<Letter[]> {
  const { rows } = await db.execute<Row>(sql`
    with held as (
      select m.id, m.attempts > 0 or ${opensSomething} as alive
      from mails m where m.batch_id = ${batchId} and m.status = 'queued' for update
    )
    update mails m set attempts = m.attempts + h.alive::int,
      variables = case when m.attempts > 0 then m.variables else m.variables || jsonb_build_object(
        'platform', p.name, 'accent', p.accent_color, 'timeZone', p.time_zone,
        'logo', coalesce(encode(sha256(p.logo), 'hex'), '')) end,
      status = (case when h.alive then 'queued' else 'failed' end)::mail_status,
      failure = case when h.alive then m.failure else 'superseded' end,
      settled_at = case when h.alive then null else now() end
    from held h cross join platform p
    where m.id = h.id and m.status = 'queued'
    returning m.id, m.kind, m.invitation_id as "invitationId", m.recipient, m.language, m.variables,
      m.position, m.status`)
  return rows.filter(({ status }) => status === 'queued').sort((a, b) => a.position - b.position)
}

/** The rows hold ids and versions as text; compared as text, one that is none is dead, not an error for all. */
const opensSomething = sql`case
  when m.kind in ('invitation', 'reminder') then exists (
    select from invitations i where i.id = m.invitation_id and i.status = 'pending'
      and i.link_version::text = m.variables->>'linkVersion' and i.expires_at > now())
  when m.kind = 'link_asked' then exists (
    select from invitations i where i.id = m.invitation_id and i.status = 'pending' and i.link_asked_at is not null)
  when m.kind = 'password_reset' then exists (
    select from password_resets r where r.account_id = m.account_id and r.id::text = m.variables->>'resetId'
      and r.used_at is null and r.expires_at > now())
  else true end`
