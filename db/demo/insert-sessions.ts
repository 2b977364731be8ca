import { sql } from 'drizzle-orm'
import type { Transaction } from '@/db/client'
import { auditEvents, enrolments } from '@/db/schema'
import type { AuditAction } from '@/domain/audit/actions'
import { createCourseSessions } from '../factories/course-sessions'
import { idAt } from '../factories/ids'
import type { CompanyGroup } from './groups'
import { daysAgo, inDays, type SeededPerson } from './insert-people'
import { namedIn } from './named'
import { companySessions, type DemoSession } from './sessions'

type Pair = { id: string; session: DemoSession }
type Named = ReturnType<typeof namedIn>

/** The sessions with those who are in charge, who follow them and who are expected, and events. Nobody is mailed. */
export async function insertSessions(
  tx: Transaction,
  groups: Record<CompanyGroup, string>,
  people: readonly SeededPerson[],
): Promise<void> {
  const named = namedIn(people)
  const ids = await createCourseSessions(
    tx,
    companySessions.map(({ of, name, by, days, referents, course }) => ({
      course,
      groupId: groups[of],
      authorId: named(by).id,
      ...(name && { name }),
      startsOn: inDays(days[0]),
      endsOn: inDays(days[1]),
      referentIds: referents.map((one) => named(one).id),
    })),
  )
  const pairs = companySessions.map((session, at) => ({ id: ids[at] ?? '', session }))
  await tx.insert(enrolments).values(pairs.flatMap((pair) => enrolledIn(pair, named)))
  for (const pair of pairs) await expect(tx, pair, named)
  for (const pair of pairs) await assign(tx, pair, groups, named)
  await tx.insert(auditEvents).values(await eventsOf(tx, pairs, named))
}

const chargedWith = ({ referents, by }: DemoSession, named: Named) => named(referents[0] ?? by).id

/** People are enrolled ten days ahead, or lately. */
const daysSince = ({ days }: DemoSession) => Math.max(10 - days[0], 3)

const enrolledIn = ({ id, session }: Pair, named: Named) =>
  (session.enrolled ?? []).map((name) => ({
    id: idAt(daysAgo(daysSince(session))),
    createdAt: daysAgo(daysSince(session)),
    courseSessionId: id,
    accountId: named(name).id,
    enrolledById: chargedWith(session, named),
  }))

/** Invited by an administrator, then from the session by its referent, as far as they lead the group (S2). */
function expect(tx: Transaction, { id, session }: Pair, named: Named) {
  const by = chargedWith(session, named)
  return tx.execute(sql`
    with expected as (
      insert into enrolments (id, created_at, course_session_id, invitation_id, invitation_status, enrolled_by_id)
      select uuidv7(interval '-1 day'), now() - interval '1 day', ${id}::uuid, i.id, i.status, ${by}::uuid
      from invitations i
      where i.status = 'pending' and i.email = any(${sql.param(session.pending ?? [])}::text[])
      returning invitation_id
    )
    insert into invitation_memberships (invitation_id, group_id, role, invited_by_id, course_session_id)
    select p.invitation_id, p.group_id, 'learner', ${by}, ${id}
    from expected e join invitation_memberships p on p.invitation_id = e.invitation_id and p.role = 'learner'
    where exists (select from memberships m
      where m.account_id = ${by} and m.group_id = p.group_id and m.role in ('coach', 'admin'))`)
}

/** S1: the learners of the group follow the session. */
async function assign(
  tx: Transaction,
  { id, session }: Pair,
  groups: Record<CompanyGroup, string>,
  named: Named,
) {
  if (!session.assigned) return
  const groupId = groups[session.assigned]
  const by = chargedWith(session, named)
  const ago = sql`make_interval(days => ${daysSince(session)}::int)`
  await tx.execute(sql`
    with enrolled as (
      insert into enrolments (id, created_at, course_session_id, account_id, enrolled_by_id)
      select uuidv7(- ${ago}), now() - ${ago}, ${id}::uuid, learner.id, ${by}::uuid
      from (select distinct account_id as id from memberships where group_id = ${groupId} and role = 'learner') as learner
      on conflict do nothing returning id
    )
    insert into course_session_groups (course_session_id, group_id, assigned_by_id, created_at, learners, enrolled, enrolled_at)
    select ${id}, ${groupId}, ${by}, now() - ${ago}, count(*), count(*), now() - ${ago} from enrolled`)
}

/** Courses came before their first session; sessions were planned two weeks ahead. */
async function eventsOf(tx: Transaction, pairs: readonly Pair[], named: Named) {
  const { rows } = await tx.execute<{ id: string; courseId: string; groupId: string; course: string }>(sql`
    select s.id, c.id as "courseId", c.group_id as "groupId", c.name as course
    from course_sessions s join courses c on c.id = s.course_id`)
  const event = (
    action: AuditAction,
    targetId: string,
    by: string,
    at: Date,
    details: Record<string, unknown>,
  ) => ({
    id: idAt(at),
    actorId: named(by).id,
    action,
    targetId,
    createdAt: at,
    details,
  })
  const known = new Set<string>()
  return pairs.flatMap(({ id, session }) => {
    const row = rows.find((one) => one.id === id)
    if (!row) return []
    const { courseId, groupId, course } = row
    const at = daysAgo(Math.max(14 - session.days[0], 2))
    const [startsOn, endsOn] = [inDays(session.days[0]), inDays(session.days[1])]
    const referentIds = session.referents.map((name) => named(name).id)
    const details = { courseId, startsOn, endsOn, referentIds }
    const isNew = !known.has(courseId)
    known.add(courseId)
    return [
      ...(isNew ? [event('course.created', courseId, session.by, at, { name: course, groupId })] : []),
      event('course_session.created', id, session.by, at, details),
    ]
  })
}
