import { type SQL, sql } from 'drizzle-orm'
import type { Executor } from '@/db/client'
import { uuids } from '@/db/sql'
import type { Actor } from '@/domain/access/actor'
import { groupsLed, seesGroup } from '@/domain/access/policy'
import type { FoundCourseSession } from './find-course-session'
import { whyNotEnrol } from './policy'

type Place = { id: string; name: string }
type Row = { id: string; name: string; above: Place[] }
const pathOf = (actor: Actor, above: readonly Place[]) =>
  above.filter(({ id }) => seesGroup(actor, id)).map(({ name }) => name)

/** The condition that the actor may enrol people of the group `g` in the session (S2). */
function theirs(actor: Actor, session: FoundCourseSession): SQL {
  if (whyNotEnrol(actor, session)) return sql`false`
  const led = groupsLed(actor)
  return led === 'all' ? sql`true` : sql`g.id = any(${uuids(led)})`
}

const placed = sql`
  with recursive place as (
    select id, name, 0 as depth, '[]'::jsonb as above, array[lower(name), id::text] as sorted from groups where parent_id is null
    union all
    select g.id, g.name, p.depth + 1, p.above || jsonb_build_object('id', p.id, 'name', p.name),
      p.sorted || array[lower(g.name), g.id::text]
    from groups g join place p on g.parent_id = p.id
  )`

/** The groups that addresses can be invited into from the session, in the order of the tree; `path` as far as the actor sees it. One statement. */
export async function groupsToInviteInto(
  db: Executor,
  actor: Actor,
  session: FoundCourseSession,
): Promise<{ id: string; name: string; path: string[] }[]> {
  const { rows } = await db.execute<Row>(sql`
    ${placed} select g.id, g.name, g.above from place g where ${theirs(actor, session)} order by g.sorted`)
  return rows.map(({ id, name, above }) => ({ id, name, path: pathOf(actor, above) }))
}

export type AssignableGroup = {
  groupId: string
  name: string
  path: string[]
  learners: number
  /** How many of them are not enrolled yet. */
  toEnrol: number
  assigned: boolean
}

/** The groups that may be assigned, with how many people that enrols (S1). One statement. */
export async function listAssignableGroups(
  db: Executor,
  actor: Actor,
  session: FoundCourseSession,
): Promise<AssignableGroup[]> {
  const { rows } = await db.execute<Row & Pick<AssignableGroup, 'learners' | 'toEnrol' | 'assigned'>>(sql`
    ${placed}, counted as (
      select m.group_id, count(distinct m.account_id)::int as learners,
        (count(distinct m.account_id) filter (where e.id is null))::int as to_enrol
      from memberships m
      left join enrolments e on e.course_session_id = ${session.id} and e.account_id = m.account_id
      where m.role = 'learner' and m.group_id in (select g.id from place g where ${theirs(actor, session)})
      group by m.group_id
    )
    select g.id, g.name, g.above, coalesce(c.learners, 0) as learners, coalesce(c.to_enrol, 0) as "toEnrol",
      exists (select from course_session_groups a
        where a.course_session_id = ${session.id} and a.group_id = g.id) as assigned
    from place g left join counted c on c.group_id = g.id where ${theirs(actor, session)} order by g.sorted`)
  return rows.map(({ id, above, ...row }) => ({ groupId: id, ...row, path: pathOf(actor, above) }))
}
