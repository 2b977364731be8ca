import { sql } from 'drizzle-orm'
import type { Executor } from '@/db/client'
import type { Actor } from '@/domain/access/actor'
import { managesGroupTree, managesInvitationsOf, seesGroup } from '@/domain/access/policy'
import type { Role } from '@/domain/access/roles'
import { countInvitations } from '@/domain/invitations/count-invitations'
import { findGroup } from './find-group'

type Subgroup = { id: string; name: string; visibility: 'public' | 'private'; people: number }

export type ShownGroup = {
  id: string
  name: string
  visibility: 'public' | 'private'
  isPlatform: boolean
  /** The groups above that the actor sees, outermost first. */
  path: { id: string; name: string }[]
  subgroups: Subgroup[]
  /** Distinct active people, and how many of them hold each role. */
  people: number
  withRole: Partial<Record<Role, number>>
  leads: { id: string; firstName: string; lastName: string; role: 'admin' | 'coach' }[]
  /** Of the group and those below it; null when they are not the actor's to manage. */
  pendingInvitations: number | null
  /** Whether the actor may create below it, rename it and so on. */
  managesTree: boolean
}

type Row = Pick<ShownGroup, 'path' | 'subgroups' | 'people' | 'withRole' | 'leads'>

/**
 * A group as those who see it see it. Unknown, malformed and foreign ids give the same null (A2, T13).
 * Three statements, whatever the group.
 */
export async function showGroup(db: Executor, actor: Actor, groupId: string): Promise<ShownGroup | null> {
  const group = await findGroup(db, actor, groupId)
  if (!group) return null
  const [row, pendingInvitations] = await Promise.all([
    surroundings(db, group.id),
    managesInvitationsOf(actor, group.id)
      ? countInvitations(db, actor, { matching: { groupId: group.id, state: 'pending' } })
      : null,
  ])
  const visible = ({ id }: { id: string }) => seesGroup(actor, id)
  return {
    ...group,
    ...row,
    path: row.path.filter(visible),
    subgroups: row.subgroups.filter(visible),
    pendingInvitations,
    managesTree: managesGroupTree(actor, group.id),
  }
}

async function surroundings(db: Executor, groupId: string): Promise<Row> {
  const { rows } = await db.execute<Row>(sql`
    with recursive above as (
      select id, parent_id, name, 0 as height from groups where id = ${groupId}
      union all
      select g.id, g.parent_id, g.name, a.height + 1 from groups g join above a on g.id = a.parent_id
    ), held as (
      select distinct m.account_id, m.role from memberships m
      join accounts a on a.id = m.account_id and a.status = 'active' where m.group_id = ${groupId}
    )
    select
      coalesce((select jsonb_agg(jsonb_build_object('id', id, 'name', name) order by height desc)
        from above where height > 0), '[]') as path,
      coalesce((select jsonb_agg(to_jsonb(s) order by lower(s.name), s.id) from (
        select g.id, g.name, g.visibility, (
          select count(distinct m.account_id) from memberships m
          join accounts a on a.id = m.account_id and a.status = 'active' where m.group_id = g.id
        ) as people from groups g where g.parent_id = ${groupId}) s), '[]') as subgroups,
      (select count(distinct account_id)::int from held) as people,
      coalesce((select jsonb_object_agg(role, people)
        from (select role, count(*) as people from held group by role) r), '{}') as "withRole",
      coalesce((select jsonb_agg(jsonb_build_object('id', a.id, 'firstName', a.first_name,
          'lastName', a.last_name, 'role', h.role) order by a.last_name, a.first_name, a.id)
        from held h join accounts a on a.id = h.account_id where h.role in ('admin', 'coach')), '[]') as leads`)
  const [row] = rows
  if (!row) throw new Error('a select without from gives one row')
  return row
}
