import { sql } from 'drizzle-orm'
import type { Executor } from '@/db/client'
import type { Actor } from './actor'
import type { Role } from './roles'

type Row = Omit<Actor, 'adminOf' | 'rolesIn' | 'isPlatformAdmin'> & {
  isPlatformAdmin: boolean
  adminOf: string[]
  held: { groupId: string; role: Role }[]
}

/** Who is signed in, or null when the sign-in has ended or the account is no longer active (T15). One statement. */
export function findActor(db: Executor, signInId: string): Promise<Actor | null> {
  return readActor(
    db,
    sql`(select s.account_id from sign_ins s where s.id = ${signInId} and s.ended_at is null and s.expires_at > now())`,
  )
}

/** The same rights for a person who is not the one acting: the inviter, checked again at acceptance (A1). */
export function findActorByAccount(db: Executor, accountId: string): Promise<Actor | null> {
  return readActor(db, sql`${accountId}`)
}

async function readActor(db: Executor, accountId: ReturnType<typeof sql>): Promise<Actor | null> {
  const { rows } = await db.execute<Row>(sql`
    with recursive person as (
      select * from accounts where id = ${accountId} and status = 'active'
    ), held as (
      select distinct m.group_id, m.role, g.parent_id is null as on_platform_group
      from memberships m join groups g on g.id = m.group_id
      where m.account_id = (select id from person)
    ), everything as (
      select coalesce((select is_owner from person), false)
        or exists (select from held where role = 'admin' and on_platform_group) as allowed
    ), administered as (
      select group_id as id from held where role = 'admin' and not (select allowed from everything)
      union
      select g.id from groups g join administered a on g.parent_id = a.id
    )
    select id as "accountId", first_name as "firstName", last_name as "lastName", email, language,
      time_zone as "timeZone", is_owner as "isOwner", (select allowed from everything) as "isPlatformAdmin",
      array(select id from administered) as "adminOf",
      coalesce((select jsonb_agg(jsonb_build_object('groupId', group_id, 'role', role)) from held), '[]') as held
    from person`)
  const row = rows[0]
  return row ? toActor(row) : null
}

function toActor({ adminOf, held, ...person }: Row): Actor {
  const rolesIn = new Map<string, Set<Role>>()
  for (const { groupId, role } of held) {
    rolesIn.set(groupId, (rolesIn.get(groupId) ?? new Set()).add(role))
  }
  return { ...person, adminOf: new Set(adminOf), rolesIn }
}
