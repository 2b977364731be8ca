import { sql } from 'drizzle-orm'
import { brokenConstraint } from '@/db/broken-constraint'
import type { Database, Transaction } from '@/db/client'
import { uuids } from '@/db/sql'
import type { Actor } from '@/domain/access/actor'
import { mayCreateCourseIn } from '@/domain/access/policy'
import { recordEvents } from '@/domain/audit/record-events'
import { holdGroups } from '@/domain/groups/hold-groups'
import { done, type Result, refused } from '@/domain/result'
import { isPast } from './days'
import { holdReferents } from './hold-referents'
import { runsCourse } from './policy'
import type { NewCourseSession } from './session-input'

export type CreateCourseSessionRefusal = 'not_found' | 'date_passed' | 'referent_unknown' | 'name_taken'

/**
 * A session of a course that is the actor's to run, or of a new one in a group where they may create it; others are
 * unknown (A2, T13). Who is to be in charge has to be somebody whom the actor knows. Answers its id.
 */
export async function createCourseSession(
  db: Database,
  actor: Actor,
  input: NewCourseSession,
): Promise<Result<string, CreateCourseSessionRefusal>> {
  try {
    return await db.transaction(async (tx) => {
      if (!(await holdCourse(tx, actor, input.course))) return refused('not_found')
      if (await isPast(tx, input.endsOn)) return refused('date_passed')
      if (!(await holdReferents(tx, actor, input.referentIds))) return refused('referent_unknown')
      return done(await write(tx, actor, input, await courseOf(tx, actor, input.course)))
    })
  } catch (error) {
    if (brokenConstraint(error) === 'courses_name_in_group') return refused('name_taken')
    throw error
  }
}

type Course = NewCourseSession['course']

/** Holds the course, or the group of a new one, until commit; says whether it is the actor's to run. */
async function holdCourse(tx: Transaction, actor: Actor, course: Course): Promise<boolean> {
  if (course.kind === 'new')
    return mayCreateCourseIn(actor, course.groupId) && holdGroups(tx, [course.groupId])
  const { rows } = await tx.execute<{ groupId: string; isAuthor: boolean }>(sql`
    select group_id as "groupId", author_id = ${actor.accountId} as "isAuthor" from courses
    where id = ${course.courseId} for key share`)
  const [found] = rows
  return found !== undefined && runsCourse(actor, found)
}

/** The id of the course, created if it is a new one. */
async function courseOf(tx: Transaction, actor: Actor, course: Course): Promise<string> {
  if (course.kind === 'existing') return course.courseId
  const { name, groupId } = course
  const { rows } = await tx.execute<{ id: string }>(sql`
    insert into courses (group_id, author_id, name) values (${groupId}, ${actor.accountId}, ${name}) returning id`)
  const id = rows[0]?.id ?? ''
  const targets = sql`select ${id}::uuid`
  await recordEvents(tx, { by: actor, action: 'course.created', targets, details: { name, groupId } })
  return id
}

async function write(
  tx: Transaction,
  actor: Actor,
  { name, startsOn, endsOn, referentIds }: NewCourseSession,
  courseId: string,
): Promise<string> {
  const { rows } = await tx.execute<{ id: string }>(sql`
    insert into course_sessions (course_id, name, starts_on, ends_on, created_by_id)
    values (${courseId}, ${name}, ${startsOn}, ${endsOn}, ${actor.accountId}) returning id`)
  const id = rows[0]?.id ?? ''
  await tx.execute(sql`
    insert into course_session_referents (course_session_id, account_id)
    select distinct ${id}::uuid, chosen.id from unnest(${uuids(referentIds)}) as chosen (id)`)
  const targets = sql`select ${id}::uuid`
  const details = { courseId, startsOn, endsOn, referentIds: [...new Set(referentIds)] }
  await recordEvents(tx, { by: actor, action: 'course_session.created', targets, details })
  return id
}
