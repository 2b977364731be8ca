import type { Executor } from '@/db/client'
import { courseSessionReferents, courseSessions, courses } from '@/db/schema'
import { idAt } from './ids'

export type CourseSessionRow = {
  course: string
  groupId: string
  authorId: string
  name?: string
  /** `yyyy-mm-dd`; by default it has run for a week and goes on for a month. */
  startsOn?: string
  endsOn?: string
  referentIds?: readonly string[]
}

const dayFromNow = (days: number) => new Date(Date.now() + days * 86_400_000).toISOString().slice(0, 10)

/** Inserts sessions with their referents; rows that name the same course of the same group share it. Answers their ids, in order. */
export async function createCourseSessions(
  db: Executor,
  rows: readonly CourseSessionRow[],
): Promise<string[]> {
  const courseIds = new Map<string, string>()
  for (const { course, groupId, authorId } of rows)
    if (!courseIds.has(`${groupId} ${course}`))
      courseIds.set(`${groupId} ${course}`, await createCourse(db, { name: course, groupId, authorId }))
  const sessions = rows.map((row) => ({
    id: idAt(),
    courseId: courseIds.get(`${row.groupId} ${row.course}`) ?? '',
    name: row.name ?? '',
    startsOn: row.startsOn ?? dayFromNow(-7),
    endsOn: row.endsOn ?? dayFromNow(30),
    createdById: row.authorId,
  }))
  await db.insert(courseSessions).values(sessions)
  const referents = sessions.flatMap(({ id }, at) =>
    (rows[at]?.referentIds ?? []).map((accountId) => ({ courseSessionId: id, accountId })),
  )
  if (referents.length > 0) await db.insert(courseSessionReferents).values(referents)
  return sessions.map(({ id }) => id)
}

async function createCourse(db: Executor, row: { name: string; groupId: string; authorId: string }) {
  const id = idAt()
  await db.insert(courses).values({ id, ...row })
  return id
}
