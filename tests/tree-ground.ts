import { randomUUID } from 'node:crypto'
import { sql } from 'drizzle-orm'
import type { Database } from '@/db/client'
import { createAccounts } from '@/db/factories/accounts'
import { createGroups } from '@/db/factories/groups'
import { actorOf, createMemberships } from '@/db/factories/memberships'
import { testDatabase } from './database'

/** Learners of a group, fresh ones. */
export async function learnersOf(db: Database, groupId: string, count: number): Promise<string[]> {
  const people = Array.from({ length: count }, (_, n) => ({
    firstName: 'Ana',
    lastName: `${n}`,
    email: `${randomUUID()}@exemple.example`,
  }))
  const created = await createAccounts(db, people)
  await createMemberships(
    db,
    created.map(({ id }) => ({ accountId: id, groupId })),
  )
  return created.map(({ id }) => id)
}

/** Where somebody is, and through what: `Lyon < Lyon-Ventes`. */
export async function placesOf(db: Database, accountId = ''): Promise<string[]> {
  const { rows } = await db.execute<{ place: string }>(sql`
    select g.name || ' < ' || s.name as place from memberships m join groups g on g.id = m.group_id
    join groups s on s.id = m.source_group_id where m.account_id = ${accountId} order by 1`)
  return rows.map(({ place }) => place)
}

export async function lastEvent(db: Database) {
  const { rows } = await db.execute<Record<string, unknown>>(sql`
    select action, actor_id, target_id, details from audit_events order by id desc limit 1`)
  return rows[0]
}

export const barePlaces = ['p', 'a', 'b', 'c', 'd', 'e'] as const
export type BarePlace = (typeof barePlaces)[number]

/** A tree of private groups below a platform group, by their names, with its owner and three people who are nowhere. */
export type BareTree = Awaited<ReturnType<typeof layBareTree>>

export async function layBareTree() {
  const db = await testDatabase()
  const [top, ...names] = barePlaces
  const below = names.map((name) => ({ name, visibility: 'private' as const }))
  const ids = (await createGroups(db, { name: top, visibility: 'private', below })) as Record<
    BarePlace,
    string
  >
  const created = await createAccounts(db, [
    { firstName: 'O', lastName: 'O', isOwner: true },
    ...['U', 'V', 'W'].map((name) => ({ firstName: name, lastName: name })),
  ])
  const [first, ...others] = created.map(({ id }) => id)
  return { db, ids, people: others, owner: await actorOf(db, { id: first ?? '' }) }
}
