import { sql } from 'drizzle-orm'
import type { Executor } from '@/db/client'
import { type LinkKeys, readToken } from '@/domain/links/token'

export type UnwantedInvitation = { email: string; inviter: string; groups: string[] }

/**
 * Whose invitation a "not for me" link would erase; null for every link that erases nothing any more. Reading it
 * changes nothing, whoever reads (F1, T02).
 */
export async function findNotForMe(
  db: Executor,
  keys: LinkKeys,
  token: string,
): Promise<UnwantedInvitation | null> {
  const named = readToken(keys, 'not-for-me', token)
  if (!named) return null
  const { rows } = await db.execute<UnwantedInvitation>(sql`
    select i.email, a.first_name || ' ' || a.last_name as inviter,
      array(select distinct g.name from invitation_memberships m join groups g on g.id = m.group_id
        where m.invitation_id = i.id order by g.name) as groups
    from invitations i join accounts a on a.id = i.invited_by_id
    where i.id = ${named.id} and i.link_version = ${named.version} and i.status <> 'accepted'
      and i.erase_asked_at is null
      and not exists (select from accounts a where a.email = i.email and a.status = 'active')`)
  return rows[0] ?? null
}
