import { type SQL, sql } from 'drizzle-orm'
import type { Database } from '@/db/client'
import { type CourseSessionRow, createCourseSessions } from '@/db/factories/course-sessions'
import { actorOf } from '@/db/factories/memberships'
import { type Cast, createPlatform, type Platform } from '@/db/factories/platform'
import { enrolments } from '@/db/schema'
import { testDatabase } from './database'

type Given = Partial<Omit<CourseSessionRow, 'groupId' | 'referentIds'>> & {
  in?: keyof Platform['groups']
  by?: Cast
  referents?: readonly Cast[]
  enrolled?: readonly string[]
}

/** What tests of sessions stand on: the small platform, and sessions as each test wants them. */
export type CourseGround = Awaited<ReturnType<typeof layCourseGround>>

export async function layCourseGround() {
  const db = await testDatabase()
  const platform = await createPlatform(db)
  const idOf = (person: Cast) => platform.people[person].id
  let count = 0
  /** A running session of a course of Lyon that the author wrote, unless said otherwise. */
  const create = async (given: Given = {}): Promise<string> => {
    count += 1
    const { in: group = 'Lyon', by = 'author', referents = [], enrolled = [], ...row } = given
    const session = {
      course: `Hygiène ${count}`,
      groupId: platform.groups[group],
      authorId: idOf(by),
      ...row,
    }
    const [id = ''] = await createCourseSessions(db, [{ ...session, referentIds: referents.map(idOf) }])
    await enrol(db, id, enrolled, idOf('owner'))
    return id
  }
  return { db, platform, idOf, create, as: (person: Cast) => actorOf(db, platform.people[person]) }
}

export async function enrol(
  db: Database,
  courseSessionId: string,
  accountIds: readonly string[],
  enrolledById: string,
) {
  const rows = accountIds.map((accountId) => ({ courseSessionId, accountId, enrolledById }))
  if (rows.length > 0) await db.insert(enrolments).values(rows)
}

/** A group is assigned, and nobody enrolled by it. */
export const assign = (db: Database, courseSessionId: string, groupId: string, by: string) =>
  db.execute(sql`
    insert into course_session_groups (course_session_id, group_id, assigned_by_id, learners)
    values (${courseSessionId}, ${groupId}, ${by}, 0)`)

export async function rowsOf(db: Database, query: SQL): Promise<Record<string, unknown>[]> {
  return (await db.execute<Record<string, unknown>>(query)).rows
}

/** A day so many days from now, as `yyyy-mm-dd`. */
export const inDays = (days: number) => new Date(Date.now() + days * 86_400_000).toISOString().slice(0, 10)
