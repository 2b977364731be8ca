import { type SQL, sql } from 'drizzle-orm'
import type { Executor } from '@/db/client'
import { uuids } from '@/db/sql'
import { dateHasCome } from '@/domain/accounts/date-has-come'
import type { Actor } from './actor'
import type { Role } from './roles'

type Row = Omit<Actor, 'adminOf' | 'rolesIn' | 'origin'> & {
  adminOf: string[]
  held: { groupId: string; role: Role }[]
}

/**
 * Who is signed in, or null when the sign-in has ended, the account is no longer active (T15) or its last day is over
 * (D2). `origin` is where they act from. One statement.
 */
export async function findActor(
  db: Executor,
  signInId: string,
  origin: string | null = null,
): Promise<Actor | null> {
  const [actor] = await readActors(
    db,
    sql`select account_id from sign_ins where id = ${signInId} and ended_at is null and expires_at > now()`,
  )
  return actor ? { ...actor, origin } : null
}

/** The same rights for people who are not the one acting: inviters, checked again at acceptance (A1). One statement. */
export function findActorsByAccount(db: Executor, accountIds: readonly string[]): Promise<Actor[]> {
  return readActors(db, sql`select unnest(${uuids(accountIds)})`)
}

async function readActors(db: Executor, accountIds: SQL): Promise<Actor[]> {
  const { rows } = await db.execute<Row>(sql`
    with recursive people as (
      select * from accounts a where a.id in (${accountIds}) and a.status = 'active' and not ${dateHasCome}
    ), held as (
      select distinct m.account_id, m.group_id, m.role, g.parent_id is null and m.role = 'admin' as over_everything
      from people join memberships m on m.account_id = people.id join groups g on g.id = m.group_id
    ), person as (
      select *, is_owner or exists (select from held h where h.account_id = people.id and h.over_everything)
        as is_platform_admin
      from people
    ), administered as (
      select h.account_id, h.group_id from held h join person p on p.id = h.account_id
      where h.role = 'admin' and not p.is_platform_admin
      union
      select a.account_id, g.id from groups g join administered a on g.parent_id = a.group_id
    )
    select id as "accountId", first_name as "firstName", last_name as "lastName",
      coalesce(email, user_name) as login, language,
      time_zone as "timeZone", is_owner as "isOwner", is_platform_admin as "isPlatformAdmin",
      coalesce((select jsonb_agg(a.group_id) from administered a where a.account_id = person.id), '[]') as "adminOf",
      coalesce((select jsonb_agg(jsonb_build_object('groupId', h.group_id, 'role', h.role))
        from held h where h.account_id = person.id), '[]') as held
    from person`)
  return rows.map(toActor)
}

function toActor({ adminOf, held, ...person }: Row): Actor {
  const rolesIn = new Map<string, Set<Role>>()
  for (const { groupId, role } of held) {
    rolesIn.set(groupId, (rolesIn.get(groupId) ?? new Set()).add(role))
  }
  return { ...person, origin: null, adminOf: new Set(adminOf), rolesIn }
}
