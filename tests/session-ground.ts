import { sql } from 'drizzle-orm'
import { type CourseSessionRow, createCourseSessions } from '@/db/factories/course-sessions'
import type { Cast } from '@/db/factories/platform'
import { courseSessionReferents } from '@/db/schema'
import { enrolGroup } from '@/domain/course-sessions/enrol-group'
import { acceptInvitation } from '@/domain/invitations/accept-invitation'
import { type LinkKeys, linkToken } from '@/domain/links/token'
import { layAccountsGround } from './accounts-ground'

export const keys: LinkKeys = { current: 'a key of the tests that is long enough to be one' }

export type SessionGround = Awaited<ReturnType<typeof laySessionGround>>

/**
 * What tests of course sessions stand on: the small platform, where Karim is coach of Lyon; a course of Awa's in Lyon,
 * and sessions of it with the referents that each test wants, Karim by default.
 */
export async function laySessionGround() {
  const ground = await layAccountsGround()
  const { db, platform } = ground
  const session = async (
    row: Partial<CourseSessionRow> & { referents?: readonly Cast[] } = {},
  ): Promise<string> => {
    const { referents = ['coach'], ...given } = row
    const course = { course: 'Accueil', groupId: platform.groups.Lyon, authorId: platform.people.author.id }
    const referentIds = referents.map((person) => platform.people[person].id)
    const [id] = await createCourseSessions(db, [{ ...course, ...given, course: uniquely(), referentIds }])
    return id ?? ''
  }
  const rows = async <Row extends Record<string, unknown>>(query: ReturnType<typeof sql>) =>
    (await db.execute<Row>(query)).rows
  return {
    ...ground,
    session,
    /** Who follows a session: names, and addresses of those who are expected. */
    followers: async (id: string) =>
      (
        await rows<{ who: string }>(sql`
          select coalesce(a.email, i.email || ' pending') as who from enrolments e
          left join accounts a on a.id = e.account_id left join invitations i on i.id = e.invitation_id
          where e.course_session_id = ${id} and (e.account_id is not null or e.invitation_status = 'pending') order by 1`)
      ).map(({ who }) => who),
    /** The mails of a session, as `address kind`. */
    mails: async (id: string) =>
      (
        await rows<{ mail: string }>(sql`
          select recipient || ' ' || kind as mail from mails where course_session_id = ${id} order by 1`)
      ).map(({ mail }) => mail),
    emailOf: async (id: string) => String((await ground.row(id))?.email),
    isReferent: (courseSessionId: string, person: Cast) =>
      db.insert(courseSessionReferents).values({ courseSessionId, accountId: platform.people[person].id }),
    isReferentNoMore: (courseSessionId: string, person: Cast) =>
      db.execute(sql`
        delete from course_session_referents
        where course_session_id = ${courseSessionId} and account_id = ${platform.people[person].id}`),
    /** What the worker does with the jobs of assigned groups. */
    enrolGroups: async (courseSessionId: string) => {
      for (const { groupId } of await rows<{ groupId: string }>(
        sql`select group_id as "groupId" from course_session_groups where course_session_id = ${courseSessionId}`,
      ))
        await enrolGroup(db, { courseSessionId, groupId })
    },
    invitationOf: async (email: string) =>
      (
        await rows<{ id: string; status: string; approvalAskedAt: string | null }>(sql`
          select id, status, approval_asked_at as "approvalAskedAt" from invitations where email = ${email}
          order by id desc limit 1`)
      )[0],
    accept: async (email: string) => {
      const [row] = await rows<{ id: string; version: number }>(
        sql`select id, link_version as version from invitations where email = ${email} order by id desc limit 1`,
      )
      const invitationId = row?.id ?? ''
      const token = linkToken(keys, 'first-login', invitationId, row?.version ?? 1)
      const person = { firstName: 'Nour', lastName: 'Petit', passwordHash: 'not a real hash' }
      return acceptInvitation(db, keys, { ...person, token, invitationId })
    },
  }
}

let count = 0
/** The name of a course is taken once in a group. */
const uniquely = () => `Accueil ${++count}`
