import { sql } from 'drizzle-orm'
import type { Executor } from '@/db/client'
import { type LinkKeys, readToken } from '@/domain/links/token'

/** As many visits of an invitation as are kept; of more, those of people and the newest. */
export const mostVisits = 50

/**
 * Notes that somebody or something opened the link of an invitation, live or dead, and answers the visit's id;
 * null for links that are none, or lead to another address by now. Until a person shows, it is an automatic one.
 * It changes nothing about the invitation (F1, T02).
 */
export async function recordVisit(db: Executor, keys: LinkKeys, token: string): Promise<string | null> {
  const named = readToken(keys, 'first-login', token)
  if (!named) return null
  const { rows } = await db.execute<{ id: string }>(sql`
    with forgotten as (
      delete from link_visits where id in (
        select id from link_visits where invitation_id = ${named.id}
        order by visitor = 'person' desc, id desc offset ${mostVisits - 1})
    )
    insert into link_visits (invitation_id)
    select id from invitations where id = ${named.id} and link_version = ${named.version}
    returning id`)
  return rows[0]?.id ?? null
}

/** A person acted on the page that this visit led to. Both must come from one link: an id alone turns nothing. */
export async function tellPerson(
  db: Executor,
  keys: LinkKeys,
  { token, visitId }: { token: string; visitId: string },
): Promise<void> {
  const named = readToken(keys, 'first-login', token)
  if (!named) return
  await db.execute(sql`
    update link_visits set visitor = 'person'
    where id = ${visitId} and invitation_id = ${named.id} and visitor = 'automatic'`)
}
