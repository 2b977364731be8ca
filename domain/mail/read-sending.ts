import { sql } from 'drizzle-orm'
import type { Executor } from '@/db/client'
import type { Actor } from '@/domain/access/actor'
import { knownTrouble, type MailTrouble } from './policy'

export type Sending = {
  /** Invitations whose last mail may have gone: a person decides whether to send it again (F03). */
  uncertain: number
  /** Until when the provider takes nothing, if so, and why as far as it is known. */
  paused: { until: Date; reason: MailTrouble | null } | null
}

/** How the sending of mails stands. Null for who is not a platform administrator (A2). One statement. */
export async function readSending(db: Executor, actor: Actor): Promise<Sending | null> {
  if (!actor.isPlatformAdmin) return null
  const { rows } = await db.execute<{ uncertain: number; until: string | null; reason: string | null }>(sql`
    select (
      select count(*)::int from invitations i cross join lateral (
        select m.status from mails m where m.invitation_id = i.id order by m.id desc limit 1
      ) as last
      where i.status = 'pending' and i.undelivered_at is not null and last.status = 'uncertain'
    ) as uncertain, g.paused_until as until, g.pause_reason as reason
    from (values (true)) as always left join mail_gate g on g.paused_until > now()`)
  const [{ uncertain, until, reason } = { uncertain: 0, until: null, reason: null }] = rows
  return {
    uncertain,
    paused: until === null ? null : { until: new Date(until), reason: knownTrouble(reason) },
  }
}
