import { randomBytes } from 'node:crypto'
import { sql } from 'drizzle-orm'
import type { Database } from '@/db/client'
import { createAccounts } from '@/db/factories/accounts'
import { createCourseSessions } from '@/db/factories/course-sessions'
import { createInvitations } from '@/db/factories/invitations'
import { createMemberships } from '@/db/factories/memberships'
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
  course: string
  courseSessionId: string
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
  const sessions = await createCourseSessions(
    db,
    groups.map(({ id, course, owner }) => ({ course, groupId: id, authorId: owner })),
  )
  return groups.map(({ owner: _, ...group }, at) => ({
    ...group,
    coachId: coaches[at]?.id ?? '',
    invitationId: invitations[at]?.id ?? '',
    courseSessionId: sessions[at] ?? '',
  }))
}

const words = () => {
  const word = randomBytes(6).toString('hex')
  return {
    name: `groupe-${word}`,
    coach: `compte-${word}`,
    invited: `invite-${word}`,
    course: `parcours-${word}`,
  }
}

/** The group by the name that it has in the demonstration. */
export function groupNamed(groups: Groups, was: string): CanaryGroup {
  const found = groups.find((one) => one.was === was)
  if (!found) throw new Error(`No group was called ${was}`)
  return found
}
