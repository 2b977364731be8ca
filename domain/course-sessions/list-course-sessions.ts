import { type SQL, sql } from 'drizzle-orm'
import type { Executor } from '@/db/client'
import { byColumns, type Cursor, cutPage, upsideDown } from '@/db/keyset'
import { containing } from '@/db/sql'
import type { Actor } from '@/domain/access/actor'
import { peopleOf } from './counts'
import { stateOfSession } from './days'
import type { CourseSessionFilter } from './filter'
import type { CourseSessionState } from './policy'
import { type Referent, referentsOf } from './referents'
import { followedBy, isReferentOf, overseenBy } from './scope'

const sessionsOnPage = 50

export type ListedCourseSession = {
  id: string
  course: string
  name: string
  startsOn: string
  endsOn: string
  state: CourseSessionState
  referents: Referent[]
  /** Who follows it is for those who oversee it; null for the others. */
  people: { enrolled: number; pending: number } | null
}

export type CourseSessionPage = {
  sessions: ListedCourseSession[]
  previous: Cursor | null
  next: Cursor | null
}

/** The latest first. */
const order = upsideDown(
  byColumns(sql`s.id`, [sql`s.starts_on`], {
    value: sql`s.starts_on::text`,
    read: (value) => [sql`${value}::date`],
  }),
)

type Row = Omit<ListedCourseSession, 'people'> & {
  value: string
  overseen: boolean
  enrolled: number
  pending: number
}

/** A page of the sessions that the actor oversees, or of those that they follow (A2). By keyset; one statement. */
export async function listCourseSessions(
  db: Executor,
  actor: Actor,
  { filter, cursor }: { filter: CourseSessionFilter; cursor: Cursor | null },
  size = sessionsOnPage,
): Promise<CourseSessionPage> {
  const { value, by, from } = order[cursor?.back ? 'back' : 'forth']
  const where = [scopeOf(actor, filter.part), ...narrowing(filter), ...(cursor ? [from(cursor)] : [])]
  // People are counted for the page alone.
  const { rows } = await db.execute<Row>(sql`
    with page as materialized (
      select s.id, s.starts_on, s.ends_on, s.name, c.name as course, ${value} as value, ${overseenBy(actor)} as overseen
      from course_sessions s join courses c on c.id = s.course_id
      where ${sql.join(where, sql` and `)} order by ${by} limit ${size + 1}
    )
    select s.id, s.course, s.name, s.starts_on::text as "startsOn", s.ends_on::text as "endsOn",
      ${stateOfSession} as state, s.value, s.overseen, ${referentsOf} as referents, n.enrolled, n.pending
    from page s left join lateral ${peopleOf} n on s.overseen order by ${by}`)
  const { shown, previous, next } = cutPage(rows, cursor, size)
  return { sessions: shown.map(toListed), previous, next }
}

const toListed = ({ value: _, overseen, enrolled, pending, ...session }: Row): ListedCourseSession => ({
  ...session,
  people: overseen ? { enrolled, pending } : null,
})

const scopeOf = (actor: Actor, part: CourseSessionFilter['part']): SQL =>
  part === 'referent' ? isReferentOf(actor) : part === 'followed' ? followedBy(actor) : overseenBy(actor)

/** Every word has to be somewhere in the names of the course and of the session. */
function narrowing({ search, state }: CourseSessionFilter): SQL[] {
  const words = search?.split(/\s+/) ?? []
  return [
    ...words.map((word) => sql`c.name || ' ' || s.name ilike ${containing(word)}`),
    ...(state ? [sql`${stateOfSession} = ${state}`] : []),
  ]
}
