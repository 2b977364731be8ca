import { randomBytes } from 'node:crypto'
import type { Page } from '@playwright/test'
import { sql } from 'drizzle-orm'
import { db } from '@/db/client'
import { createAccounts } from '@/db/factories/accounts'
import { type CourseSessionRow, createCourseSessions } from '@/db/factories/course-sessions'
import { createGroups } from '@/db/factories/groups'
import { createMemberships } from '@/db/factories/memberships'
import { demo, person } from './demo'
import { groupId } from './groups'
import { cookieOf } from './security/people'
import { arrive, carry } from './visitors'

const word = () => randomBytes(4).toString('hex')

/** Somebody of the demonstration, by their key. */
export async function accountId(key: string): Promise<string> {
  const { rows } = await db().execute<{ id: string }>(
    sql`select id from accounts where email = ${person(key).email}`,
  )
  return rows[0]?.id ?? ''
}

type Given = Partial<Omit<CourseSessionRow, 'course' | 'name'>>

/** A session of a course of its own in Grenoble, of which the demonstration's referent is in charge. */
export async function freshSession(given: Given = {}) {
  const course = `Pétrir ${word()}`
  const [id = ''] = await createCourseSessions(db(), [
    {
      course,
      groupId: await groupId('Grenoble'),
      authorId: await accountId('owner'),
      referentIds: [await accountId('referent')],
      ...given,
    },
  ])
  return { id, course, page: `/sessions/${id}`, panel: `/sessions/${id}/enrol` }
}

type Role = 'learner' | 'author' | 'coach'

/** People whom no other test knows, each with the roles in the group; without a group they are of none. */
export async function freshPeople(names: readonly string[], group?: string, roles: readonly Role[] = []) {
  const people = await createAccounts(
    db(),
    names.map((name) => ({
      firstName: name,
      lastName: `Nouveau-${word()}`,
      email: `${name.toLowerCase()}.${word()}@essais.example`,
    })),
  )
  const held = people.flatMap(({ id }) =>
    roles.map((role) => ({ accountId: id, groupId: group ?? '', role })),
  )
  if (held.length > 0) await createMemberships(db(), held)
  return people
}

/** A group that no other test knows, with learners, and its coach, who is in charge of a session. */
export async function freshGround(learners: readonly string[] = []) {
  const group = `Atelier ${word()}`
  const parentId = await groupId('Boutiques')
  const created = await createGroups(db(), { name: group, visibility: 'private' }, { parentId })
  const id = created[group] ?? ''
  const [referent] = await freshPeople(['Rosa'], id, ['coach'])
  const people = await freshPeople(learners, id, ['learner'])
  const session = await freshSession({ groupId: id, referentIds: [referent?.id ?? ''] })
  return { group: { id, name: group }, referentId: referent?.id ?? '', people, session }
}

/** Opens a page as somebody who is not of the demonstration. */
export async function openAsAccount(page: Page, id: string, path: string): Promise<void> {
  await carry(page, demo.url, await cookieOf(db(), id, process.env.AUTH_SECRET))
  await arrive(page, path)
}
