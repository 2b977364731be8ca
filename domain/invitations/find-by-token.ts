import { sql } from 'drizzle-orm'
import type { Executor } from '@/db/client'
import type { CustomValues } from '@/db/schema'
import { today } from '@/domain/course-sessions/days'
import { expectedIn } from '@/domain/course-sessions/expected-in'
import { type LinkKeys, readToken } from '@/domain/links/token'

export type LiveInvitation = {
  state: 'live'
  id: string
  email: string
  inviter: string
  groups: string[]
  /** The session that it also leads to (I3), the first to begin of those not over. */
  session: string | null
  language: 'fr' | 'en'
  /** Also of fields that the invitee is not asked for: those stay on the server. */
  customValues: CustomValues
  expiresAt: Date
}
export type DeadState = 'expired' | 'cancelled' | 'used' | 'unknown'
type Found = Omit<LiveInvitation, 'state' | 'expiresAt'> & { state: 'live' | DeadState; expiresAt: string }

/** What a first-login link leads to. Reading it changes nothing, whoever reads (F1, T02). */
export async function findInvitationByToken(
  db: Executor,
  keys: LinkKeys,
  token: string,
): Promise<LiveInvitation | { state: DeadState }> {
  const named = readToken(keys, 'first-login', token)
  if (!named) return { state: 'unknown' }
  const { rows } = await db.execute<Found>(sql`
    select i.id, i.email, i.language, i.custom_values as "customValues", i.expires_at as "expiresAt",
      a.first_name || ' ' || a.last_name as inviter,
      array(select distinct g.name from invitation_memberships m join groups g on g.id = m.group_id
        where m.invitation_id = i.id order by g.name) as groups,
      (select concat_ws(' – ', c.name, nullif(s.name, ''))
        from ${expectedIn(sql`i.id`)} and s.ends_on >= ${today} order by s.starts_on, s.id limit 1) as session,
      case when i.status = 'accepted' then 'used' when i.status = 'cancelled' then 'cancelled'
        when i.link_version <> ${named.version} then 'unknown'
        when i.expires_at <= now() then 'expired' else 'live' end as state
    from invitations i join accounts a on a.id = i.invited_by_id where i.id = ${named.id}`)
  const [found] = rows
  if (!found) return { state: 'unknown' }
  if (found.state !== 'live') return { state: found.state }
  return { ...found, state: 'live', expiresAt: new Date(found.expiresAt) }
}
