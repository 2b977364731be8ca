import { sql } from 'drizzle-orm'
import { beforeAll, describe, expect, test } from 'vitest'
import type { Database } from '@/db/client'
import { createAccounts, createSignIns } from '@/db/factories/accounts'
import { actorOf, createMemberships } from '@/db/factories/memberships'
import { type Cast, createPlatform, type Platform } from '@/db/factories/platform'
import { countStatements } from '@/tests/count-statements'
import { testDatabase } from '@/tests/database'
import { deleteAccounts } from './delete-accounts'
import { previewChange, selectedIds } from './preview-change'
import { accountSelection } from './selection'
import { signOutEverywhere } from './sign-out-everywhere'

/* Deeds on all that match what the list of a group is narrowed to. */

let db: Database
let platform: Platform
let made = 0

beforeAll(async () => {
  db = await testDatabase()
  platform = await createPlatform(db)
})

const actor = (person: Cast) => actorOf(db, platform.people[person])

/** Learners of Lyon whom a word finds; the last of them is also in a group of others. */
async function some(count: number, lastName: string) {
  const people = await createAccounts(
    db,
    Array.from({ length: count }, (_, at) => ({
      firstName: `N${at}`,
      lastName,
      email: `personne-${made++}@exemple.example`,
    })),
  )
  const { Lyon, Siège } = platform.groups
  await createMemberships(
    db,
    people.map(({ id }) => ({ accountId: id, groupId: Lyon })),
  )
  await createMemberships(db, [{ accountId: people.at(-1)?.id ?? '', groupId: Siège }])
  return people
}
const narrowedTo = (search: string, groupId = platform.groups.Lyon) => ({ groupId, matching: { search } })
const statusOf = async (lastName: string) =>
  (
    await db.execute<{ status: string }>(
      sql`select status from accounts where last_name = ${lastName} order by id`,
    )
  ).rows.map(({ status }) => status)

test('T13 A2 all that match in a group of others is nobody, as in a group that does not exist', async () => {
  await some(3, 'Étranger')
  const unknown = '00000000-0000-7000-8000-000000000000'
  for (const person of ['coach', 'learner', 'outsider', 'groupAdmin'] as const) {
    const { Lyon, Siège } = platform.groups
    const selection = narrowedTo('Étranger', person === 'groupAdmin' ? Siège : Lyon)
    const given = await deleteAccounts(db, await actor(person), selection)
    expect(given).toEqual(await deleteAccounts(db, await actor(person), narrowedTo('Étranger', unknown)))
    expect(given.done).toEqual([])
    expect(await selectedIds(db, await actor(person), selection)).toEqual([])
  }
  expect(await statusOf('Étranger')).toEqual(['active', 'active', 'active'])
})

test('T12 a user administrator deletes the learners that are theirs, and is told of the one who is not', async () => {
  await some(3, 'Partant')
  const userAdmin = await actor('userAdmin')
  const seen = await previewChange(db, userAdmin, narrowedTo('Partant'))
  expect(seen).toMatchObject({ people: 2, stay: 1 })
  const { done, leftOut } = await deleteAccounts(db, userAdmin, narrowedTo('Partant'))
  expect([done.length, leftOut.map(({ why }) => why)]).toEqual([2, ['not_yours']])
  expect(await statusOf('Partant')).toEqual(['deleted', 'deleted', 'active'])
})

test('what a change would do is told in figures: mailboxes, days, sign-ins, and who is exempt', async () => {
  const people = await some(4, 'Compté')
  const ids = people.map(({ id }) => id)
  await createSignIns(db, [ids[0] ?? '', ids[0] ?? '', ids[3] ?? ''])
  await db.execute(sql`update accounts set email = null, user_name = 'compte-1' where id = ${ids[1]}`)
  await db.execute(sql`update accounts set deletion_date = '2099-01-01' where id = ${ids[2]}`)
  const groupAdmin = await actor('groupAdmin')
  const counted = { people: 3, stay: 1, withoutMailbox: 1, withDay: 1, exempt: 0, signIns: 2 }
  expect(await previewChange(db, groupAdmin, narrowedTo('Compté'))).toEqual(counted)
  const owner = await actor('owner')
  const own = { ids: [owner.accountId, ids[0] ?? ''] }
  expect(await previewChange(db, owner, own)).toMatchObject({ people: 2, exempt: 1 })
})

describe('many at once', () => {
  test('cost the statements of one', async () => {
    await some(1, 'Seul')
    await some(40, 'Foule')
    const owner = await actor('owner')
    const cost = (search: string) => countStatements(() => signOutEverywhere(db, owner, narrowedTo(search)))
    expect(await cost('Foule')).toBe(await cost('Seul'))
    expect(await countStatements(() => previewChange(db, owner, narrowedTo('Foule')))).toBe(1)
  })

  test('T14 a filter that says something unknown is refused, not taken for no filter', () => {
    const groupId = platform.groups.Lyon
    expect(accountSelection.safeParse({ groupId, matching: { serach: 'x' } }).success).toBe(false)
    expect(accountSelection.safeParse({ groupId, matching: { role: 'king' } }).success).toBe(false)
    expect(accountSelection.safeParse({ groupId, matching: {} }).success).toBe(true)
    expect(accountSelection.safeParse({ matching: {} }).success).toBe(false)
  })
})
