import { sql } from 'drizzle-orm'
import { encode } from 'next-auth/jwt'
import type { Database } from '@/db/client'
import { createAccounts, createSignIns } from '@/db/factories/accounts'
import type { Person } from '@/tests/authorization-oracle'
import type { Groups } from './canaries'
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
  return { key, email, accountId: id, cookie: await cookieOf(db, id), rights: { owner, holds } }
}

export function visitorNamed(people: People, key: string): Visitor {
  const found = people.find((one) => one.key === key)
  if (!found) throw new Error(`Nobody is ${key}`)
  return found
}
