import { sql } from 'drizzle-orm'
import { encode } from 'next-auth/jwt'
import type { Database } from '@/db/client'
import { createAccounts, createSignIns } from '@/db/factories/accounts'
import type { Person, Taught } from '@/tests/authorization-oracle'
import type { CanaryGroup, Groups } from './canaries'
import { secrets } from './ground'

export type Visitor = { key: string; email: string; accountId: string | null; cookie: string; rights: Person }
export type People = readonly Visitor[]

export const sessionCookie = 'authjs.session-token'

/** The cookie of a new sign-in, as the sign-in page would give it. */
export async function cookieOf(
  db: Database,
  accountId: string,
  secret = secrets.AUTH_SECRET,
): Promise<string> {
  const [sub = ''] = await createSignIns(db, [accountId])
  return `${sessionCookie}=${await encode({ token: { sub }, secret, salt: sessionCookie, maxAge: 3600 })}`
}

/** The people of the demonstration, somebody without any group, and nobody. */
export async function readPeople(
  db: Database,
  demo: readonly { key: string; email: string }[],
  groups: Groups,
): Promise<People> {
  const [outsider] = await createAccounts(db, [{ firstName: 'Sans', lastName: 'Groupe' }])
  const known = [...demo, { key: 'outsider', email: outsider?.email ?? '' }]
  const visitors = await Promise.all(known.map(({ key, email }) => visitorOf(db, key, email, groups)))
  return [
    ...visitors,
    { key: 'anonymous', email: '', accountId: null, cookie: '', rights: { owner: false, holds: {} } },
  ]
}

/** The session of the group, for this person, as the oracle takes it. */
export const sessionOf = ({ referentIn = [] }: Person, { path }: Pick<CanaryGroup, 'path'>): Taught => ({
  course: path,
  assigned: [],
  referent: referentIn.includes(path),
  follows: false,
})

async function visitorOf(db: Database, key: string, email: string, groups: Groups): Promise<Visitor> {
  const { rows } = await db.execute<{ id: string; owner: boolean; groupId: string | null; role: string }>(sql`
    select distinct a.id, a.is_owner as owner, m.group_id as "groupId", m.role
    from accounts a left join memberships m on m.account_id = a.id where a.email = ${email}`)
  const holds: Record<string, string[]> = {}
  for (const { groupId, role } of rows) {
    const path = groups.find(({ id }) => id === groupId)?.path
    if (path !== undefined) holds[path] = [...(holds[path] ?? []), role]
  }
  const [{ id, owner } = { id: '', owner: false }] = rows
  const { rows: sessions } = await db.execute<{ groupId: string }>(sql`
    select c.group_id as "groupId" from course_session_referents r
    join course_sessions s on s.id = r.course_session_id join courses c on c.id = s.course_id
    where r.account_id = ${id}`)
  const referentIn = groups
    .filter((group) => sessions.some(({ groupId }) => groupId === group.id))
    .map(({ path }) => path)
  return { key, email, accountId: id, cookie: await cookieOf(db, id), rights: { owner, holds, referentIn } }
}

export function visitorNamed(people: People, key: string): Visitor {
  const found = people.find((one) => one.key === key)
  if (!found) throw new Error(`Nobody is ${key}`)
  return found
}
