import { randomBytes } from 'node:crypto'
import { sql } from 'drizzle-orm'
import type { Database } from '@/db/client'
import { createAccounts } from '@/db/factories/accounts'
import { createCourseSessions } from '@/db/factories/course-sessions'
import { createInvitations } from '@/db/factories/invitations'
import { createMemberships } from '@/db/factories/memberships'
import { texts, uuids } from '@/db/sql'
import type { Path } from '@/tests/authorization-oracle'

/** A group, and words that are shown to whoever may see what they name, and to nobody else. */
export type CanaryGroup = {
  id: string
  /** What the group was called in the demonstration. */
  was: string
  path: Path
  name: string
  coach: string
  coachId: string
  invited: string
  invitationId: string
  /** Of the group's course, with somebody who is still expected. */
  course: string
  courseSessionId: string
  enrolmentId: string
  /** A file that somebody of the group's people began to import. */
  file: string
  importId: string
}
export type Groups = readonly CanaryGroup[]

/** Renames every group of the demonstration, and gives each a coach, an invitation and a course session of its own. */
export async function layCanaries(db: Database): Promise<Groups> {
  const { rows } = await db.execute<{ id: string; was: string; path: Path; owner: string }>(sql`
    with recursive placed as (
      select id, name, '' as path from groups where parent_id is null
      union all
      select g.id, g.name, case p.path when '' then '' else p.path || '/' end || g.id
      from groups g join placed p on p.id = g.parent_id
    )
    select p.id, p.name as was, p.path, o.id as owner from placed p cross join accounts o where o.is_owner`)
  const groups = rows.map((row) => ({ ...row, ...words() }))
  for (const { id, name } of groups) await db.execute(sql`update groups set name = ${name} where id = ${id}`)
  const coaches = await createAccounts(
    db,
    // The first of every list of people.
    groups.map(({ coach }) => ({
      firstName: 'Aaa',
      lastName: `Aaa-${coach}`,
      email: `${coach}@canari.example`,
    })),
  )
  await createMemberships(
    db,
    coaches.map(({ id }, at) => ({ accountId: id, groupId: groups[at]?.id ?? '', role: 'coach' })),
  )
  const invitations = await createInvitations(
    db,
    groups.map(({ id, invited, owner }) => ({
      email: `${invited}@canari.example`,
      groups: [{ groupId: id }],
      invitedById: owner,
    })),
  )
  const sessions = await laySessions(
    db,
    groups.map((group, at) => ({ ...group, coachId: coaches[at]?.id ?? '' })),
    invitations.map(({ id }) => id),
  )
  const importIds = await layImports(db, groups)
  return groups.map(({ owner: _, ...group }, at) => ({
    ...group,
    importId: importIds[at] ?? '',
    coachId: coaches[at]?.id ?? '',
    invitationId: invitations[at]?.id ?? '',
    ...(sessions[at] ?? { courseSessionId: '', enrolmentId: '' }),
  }))
}

type Led = Pick<CanaryGroup, 'id' | 'was' | 'course' | 'coachId'> & { owner: string }

/** Besides its coach, of whose session somebody of the demonstration is referent: Marc coaches Grenoble alone. */
const referents: Record<string, string> = { Delorme: 'Grenoble Part-Dieu', Benali: 'Lyon' }

/** A session of a course of each group. */
async function laySessions(db: Database, groups: readonly Led[], invitationIds: readonly string[]) {
  const { rows } = await db.execute<{ id: string; name: string }>(
    sql`select id, last_name as name from accounts where (first_name, last_name) in (('Marc', 'Delorme'), ('Nadia', 'Benali'))`,
  )
  const of = (was: string) =>
    rows.filter(({ name }) => referents[name]?.split(' ').includes(was)).map(({ id }) => id)
  const ids = await createCourseSessions(
    db,
    groups.map(({ id, was, course, coachId, owner }) => ({
      course,
      groupId: id,
      authorId: owner,
      referentIds: [coachId, ...of(was)],
    })),
  )
  const owners = groups.map(({ owner }) => owner)
  const { rows: enrolled } = await db.execute<{ enrolmentId: string; courseSessionId: string }>(sql`
    insert into enrolments (course_session_id, invitation_id, invitation_status, enrolled_by_id)
    select s, i, 'pending', o from unnest(${uuids(ids)}, ${uuids(invitationIds)}, ${uuids(owners)}) as t (s, i, o)
    returning id as "enrolmentId", course_session_id as "courseSessionId"`)
  return ids.map((id) => enrolled.find(({ courseSessionId }) => courseSessionId === id))
}

/** A file of the owner's on its way into each group. */
async function layImports(db: Database, groups: readonly { id: string; file: string; owner: string }[]) {
  const { rows } = await db.execute<{ id: string; groupId: string }>(sql`
    insert into imports (group_id, started_by_id, name, size)
    select g, o, f, 1 from unnest(${uuids(groups.map(({ id }) => id))}, ${uuids(groups.map(({ owner }) => owner))},
      ${texts(groups.map(({ file }) => file))}) as t (g, o, f)
    returning id, group_id as "groupId"`)
  return groups.map((group) => rows.find(({ groupId }) => groupId === group.id)?.id)
}

const words = () => {
  const word = randomBytes(6).toString('hex')
  return {
    name: `groupe-${word}`,
    coach: `compte-${word}`,
    invited: `invite-${word}`,
    course: `parcours-${word}`,
    file: `fichier-${word}.csv`,
  }
}

/** The group by the name that it has in the demonstration. */
export function groupNamed(groups: Groups, was: string): CanaryGroup {
  const found = groups.find((one) => one.was === was)
  if (!found) throw new Error(`No group was called ${was}`)
  return found
}
