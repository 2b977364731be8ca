import { sql } from 'drizzle-orm'
import type { Database } from '@/db/client'
import { createCourseSessions } from '@/db/factories/course-sessions'
import { createGroups } from '@/db/factories/groups'
import { actorOf } from '@/db/factories/memberships'
import type { Platform } from '@/db/factories/platform'
import type { Actor } from '@/domain/access/actor'
import { assignGroup } from '@/domain/course-sessions/assign-group'
import { enrolGroup } from '@/domain/course-sessions/enrol-group'
import { findCourseSession } from '@/domain/course-sessions/find-course-session'
import { findEnrollable } from '@/domain/course-sessions/find-enrollable'
import { listAssignableGroups } from '@/domain/course-sessions/groups-to-enrol'
import { listEnrolments } from '@/domain/course-sessions/list-enrolments'
import { readAssignments } from '@/domain/course-sessions/read-assignments'
import { showCourseSession } from '@/domain/course-sessions/show-course-session'
import { insertEnrolmentsRaw, type Learners } from './raw-enrolments'
import { against, alone, type Reporter } from './report'
import { sameGrowth } from './same-growth'
import { statementsOf } from './statements'
import { median, timed } from './timing'

const sizes = [
  { n: 1, runs: 21 },
  { n: 1_000, runs: 9 },
  { n: 100_000, runs: 3 },
]

/**
 * Assigning a group of learners to a session and enrolling them with a mail each, the use case and the worker's job,
 * against raw inserts of the same rows in one transaction, in turns; and how long the one who assigns waits.
 */
export async function benchAssign(
  db: Database,
  platform: Platform,
  { title, show }: Reporter,
): Promise<void> {
  const actor = await actorOf(db, platform.people.platformAdmin)
  title(
    'Assigning a group of learners to a session, against raw inserts of the same rows (medians of alternating runs)',
  )
  for (const { n, runs } of sizes) {
    const { groupId, learners } = await layGroup(db, platform, n)
    const waits: number[] = []
    const ours = async (courseSessionId: string) => {
      waits.push(await timed(() => assign(db, actor, courseSessionId, groupId)))
      await enrolGroup(db, { courseSessionId, groupId })
    }
    const raw = (courseSessionId: string) =>
      insertEnrolmentsRaw(db, actor, { courseSessionId, groupId }, learners)
    const fresh = () => newSession(db, platform)
    for (const warmUp of [raw, ours]) await warmUp(await fresh())
    const [first, second] = [await fresh(), await fresh()]
    await sameGrowth(
      db,
      () => ours(first),
      () => raw(second),
    )
    const third = await fresh()
    const { length: statements } = await statementsOf(() => ours(third))
    waits.length = 0
    const spent: { ours: number[]; reference: number[] } = { ours: [], reference: [] }
    for (let run = 0; run < runs; run++) {
      const [one, other] = [await fresh(), await fresh()]
      spent.ours.push(await timed(() => ours(one)))
      spent.reference.push(await timed(() => raw(other)))
    }
    show(against('assign', n, median(spent.ours), median(spent.reference), statements))
    show(alone('assign: until the page answers', n, median(waits)))
    if (n > 10_000) await showViews(db, actor, third, n, show)
  }
}

/** What the page of such a session asks, medians of nine. */
async function showViews(db: Database, actor: Actor, id: string, n: number, show: Reporter['show']) {
  const session = await findCourseSession(db, actor, id)
  if (!session) throw new Error('No session: nothing was measured')
  await db.execute(sql`analyze enrolments, mails`)
  const views: Record<string, () => Promise<unknown>> = {
    'the newest fifty': () => listEnrolments(db, actor, session, {}, null),
    'a search that one person matches': () =>
      listEnrolments(db, actor, session, { search: 'promotion-100000-54321@' }, null),
    'its head, with how many': () => showCourseSession(db, actor, id),
    'its groups and their mails': () => readAssignments(db, actor, session),
    'people to enrol': () => findEnrollable(db, actor, session, ''),
    'groups to assign, each with how many': () => listAssignableGroups(db, actor, session),
  }
  for (const [name, read] of Object.entries(views)) {
    const spent: number[] = []
    for (let run = 0; run < 9; run++) spent.push(await timed(read))
    show(alone(`session of ${n.toLocaleString('en')}: ${name}`, n, median(spent)))
  }
}

async function assign(db: Database, actor: Actor, courseSessionId: string, groupId: string): Promise<void> {
  const answer = await assignGroup(db, actor, { courseSessionId, groupId })
  if (!answer.ok) throw new Error(`Not assigned, ${answer.code}: nothing was measured`)
}

let sessions = 0
async function newSession(db: Database, { groups, people }: Platform): Promise<string> {
  const row = { course: `Mesure ${++sessions}`, groupId: groups.Lyon, authorId: people.platformAdmin.id }
  const [id] = await createCourseSessions(db, [{ ...row, referentIds: [people.platformAdmin.id] }])
  return id ?? ''
}

/** A private group of its own, so that nothing climbs. */
async function layGroup(db: Database, { groups }: Platform, n: number) {
  const name = `Promotion ${n}`
  const made = await createGroups(db, { name, visibility: 'private' }, { parentId: groups.Lyon })
  const groupId = made[name] ?? ''
  const { rows } = await db.execute<{ id: string; email: string }>(sql`
    with person as (
      insert into accounts (email, first_name, last_name)
      select 'promotion-' || ${n}::text || '-' || n || '@mesure.example', 'Camille', 'Martin' || n
      from generate_series(1, ${n}::int) as n returning id, email
    ), member as (
      insert into memberships (account_id, group_id, role, source_group_id)
      select id, ${groupId}, 'learner', ${groupId} from person
    )
    select id, email from person`)
  await db.execute(sql`analyze accounts, memberships`)
  const learners: Learners = { ids: rows.map(({ id }) => id), emails: rows.map(({ email }) => email) }
  return { groupId, learners }
}
