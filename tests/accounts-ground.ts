import { type SQL, sql } from 'drizzle-orm'
import type { Database } from '@/db/client'
import { type AccountRow, createAccounts } from '@/db/factories/accounts'
import { actorOf, createMemberships } from '@/db/factories/memberships'
import { type Cast, createPlatform, type Platform } from '@/db/factories/platform'
import type { Role } from '@/domain/access/roles'
import { testDatabase } from './database'

type Place = keyof Platform['groups']
type Given = Partial<AccountRow> & { in?: Partial<Record<Place, Role>> }

/** What tests of deeds on accounts stand on: the small platform, and people placed as each test wants them. */
export type AccountsGround = Awaited<ReturnType<typeof layAccountsGround>>

export async function layAccountsGround() {
  const db = await testDatabase()
  const platform = await createPlatform(db)
  let count = 0
  const create = async ({ in: places = {}, ...row }: Given = {}): Promise<string> => {
    count += 1
    const login = row.userName ? {} : { email: `ana${count}@exemple.example` }
    const person = { firstName: 'Ana', lastName: `Durand${count}`, passwordHash: 'not a real hash' }
    const [created] = await createAccounts(db, [{ ...person, ...login, ...row }])
    const accountId = created?.id ?? ''
    const given = Object.entries(places) as [Place, Role][]
    const rows = given.map(([group, role]) => ({ accountId, groupId: platform.groups[group], role }))
    await createMemberships(db, rows)
    return accountId
  }
  return {
    db,
    platform,
    create,
    as: (person: Cast) => actorOf(db, platform.people[person]),
    row: (id: string) => first(db, sql`select * from accounts where id = ${id}`),
    places: (id: string) => placesOf(db, id),
    events: (id: string) => eventsOf(db, id),
  }
}

async function first(db: Database, query: SQL): Promise<Record<string, unknown> | undefined> {
  return (await db.execute<Record<string, unknown>>(query)).rows[0]
}

/** Where somebody is what, as `Lyon learner`, or `France learner through Lyon`. */
async function placesOf(db: Database, id: string): Promise<string[]> {
  const { rows } = await db.execute<{ place: string }>(sql`
    select g.name || ' ' || m.role || case when s.id <> g.id then ' through ' || s.name else '' end as place
    from memberships m join groups g on g.id = m.group_id join groups s on s.id = m.source_group_id
    where m.account_id = ${id} order by 1`)
  return rows.map(({ place }) => place)
}

async function eventsOf(db: Database, id: string) {
  const { rows } = await db.execute<{ action: string; actorId: string | null; details: unknown }>(sql`
    select action, actor_id as "actorId", details from audit_events where target_id = ${id} order by id`)
  return rows
}
