import { sql } from 'drizzle-orm'
import fc from 'fast-check'
import { beforeAll, describe, expect, test } from 'vitest'
import type { Database } from '@/db/client'
import { createAccounts } from '@/db/factories/accounts'
import { actorOf, createMemberships } from '@/db/factories/memberships'
import { createPlatform, type Platform } from '@/db/factories/platform'
import type { Cursor } from '@/db/keyset'
import type { Actor } from '@/domain/access/actor'
import { roles } from '@/domain/access/roles'
import { testDatabase } from '@/tests/database'
import { compare, everybody, isWanted } from '@/tests/plain-accounts'
import { countGroupAccounts } from './count-group-accounts'
import { exportGroupAccounts } from './export-group-accounts'
import {
  type AccountFilter,
  type AccountSort,
  accountSorts,
  accountStates,
  endings,
  lastSignIns,
  ways,
} from './filter'
import { findAccountPage, limits } from './find-account-page'
import { cursorOf } from './orders'

/** Each way of looking for a page: gathered through the group, met on a walk of either kind, or found after one that gave up. */
const manners = [
  limits,
  { few: 0, some: 1000, hashedSteps: 1000, steps: 0 },
  { few: 0, some: 1000, hashedSteps: 3, steps: 0 },
  { few: 0, some: 0, hashedSteps: 0, steps: 1000 },
  { few: 0, some: 0, hashedSteps: 0, steps: 3 },
]

let db: Database
let platform: Platform
let actors: Actor[]

beforeAll(async () => {
  db = await testDatabase()
  platform = await createPlatform(db)
  const groups = (['Lyon', 'Lyon-Direction', 'Lyon-Ventes', 'France', 'Siège'] as const).map(
    (name) => platform.groups[name],
  )
  const people = await createAccounts(
    db,
    Array.from({ length: 70 }, (_, n) => ({
      firstName: ['Zoé', 'Adam', 'Léa'][n % 3] ?? '',
      lastName: ['Roux', 'Le Goff', 'de Villars', 'ÉTIENNE', 'Roux'][n % 5] ?? '',
      ...(n % 8 === 2
        ? { userName: `zoe-${n}` }
        : { email: `p.${n}@${n < 20 ? 'anciens' : 'nouveaux'}.example` }),
      ...(n % 6 === 5 && { deletedAt: new Date() }),
      createdAt: new Date(Date.now() - (90 - n) * 86_400_000),
    })),
  )
  const placed = people.filter((_, n) => n % 6 !== 5)
  await createMemberships(
    db,
    placed.flatMap(({ id }, n) => [
      {
        accountId: id,
        groupId: groups[n % 5] ?? '',
        role: n % 4 === 3 ? ('coach' as const) : ('learner' as const),
      },
      ...(n % 7 === 0 ? [{ accountId: id, groupId: groups[0] ?? '', role: roles[n % 5] ?? 'author' }] : []),
    ]),
  )
  await db.execute(sql`
    with numbered as (select id, status, row_number() over (order by id) as n from accounts where not is_owner)
    update accounts a set
      last_sign_in_at = case n % 4 when 0 then null when 1 then now() - interval '5 days' when 2 then now() - interval '40 days'
        else now() - n * interval '3 days' end,
      deletion_date = case when n % 5 = 1 and a.status = 'active' then current_date + (n % 9 * 10)::int + 1 end,
      temporary_password = case when n % 9 = 4 then 'sheet'::temporary_password end,
      former_group_ids = case when a.status = 'deleted' then array[${platform.groups.Lyon}::uuid]
        || case when n % 4 = 1 then array[${platform.groups.Siège}::uuid] else '{}' end else '{}' end
    from numbered where numbered.id = a.id`)
  const keys = ['platformAdmin', 'owner', 'groupAdmin', 'userAdmin'] as const
  actors = await Promise.all(keys.map((key) => actorOf(db, platform.people[key])))
})

type Asked = { actor: Actor; groupId: string; filter: AccountFilter; sort: AccountSort; size: number }

/** Forwards to the end, with cursors as an address brings them. */
async function byPages({ sort, size, ...asked }: Asked, way: typeof limits): Promise<string[]> {
  const ids: string[] = []
  let cursor: Cursor | null = null
  do {
    const found: Cursor[] = await findAccountPage(db, { ...asked, sort, size, cursor }, way)
    ids.push(...found.slice(0, size).map(({ id }) => id))
    const last = found.length > size ? found[size - 1] : undefined
    cursor = last ? (cursorOf(sort).parse(last) as Cursor) : null
  } while (cursor)
  return ids
}

/** Backwards from the person at the position. */
async function before({ size, ...asked }: Asked, ids: readonly string[], at: number, way: typeof limits) {
  const [here] = await findAccountPage(db, { ...asked, size: at, cursor: null }).then((all) =>
    all.slice(at, at + 1),
  )
  if (!here) return { found: [], expected: [] }
  const found = await findAccountPage(db, { ...asked, size, cursor: { ...here, back: true } }, way)
  return {
    found: found
      .slice(0, size)
      .map(({ id }) => id)
      .reverse(),
    expected: ids.slice(Math.max(at - size, 0), at),
  }
}

const maybe = <Value>(values: readonly Value[]) =>
  fc.oneof(
    { weight: 3, arbitrary: fc.constant(undefined) },
    { weight: 1, arbitrary: fc.constantFrom(...values) },
  )
const filters: fc.Arbitrary<AccountFilter> = fc.record({
  search: maybe(['zoé', 'ZOÉ roux', 'anciens', '@nouveaux', 'zoe-', '100%', 'étienne']),
  role: maybe(roles),
  way: maybe(ways),
  lastSignIn: maybe(lastSignIns),
  ending: maybe(endings),
  state: maybe(accountStates),
})

describe('pages of the list', () => {
  test('hold whom a plain reading of everybody finds, in its order, forwards and back, whatever way', async () => {
    const all = new Map(
      await Promise.all(actors.map(async (actor) => [actor.accountId, await everybody(db, actor)] as const)),
    )
    const groups = ['Lyon', 'France', 'Plateforme', 'Siège', 'Lyon-Direction'] as const
    let somebody = 0
    const property = fc.asyncProperty(
      filters,
      fc.constantFrom(...actors),
      fc.constantFrom(...groups),
      fc.constantFrom(...accountSorts),
      fc.constantFrom(...manners),
      fc.integer({ min: 2, max: 12 }),
      fc.integer({ min: 1, max: 30 }),
      async (filter, actor, group, sort, way, size, at) => {
        const groupId = platform.groups[group]
        const asked = { actor, groupId, filter, sort, size }
        const expected = (all.get(actor.accountId) ?? [])
          .filter((person) => isWanted(person, groupId, filter))
          .sort(compare[sort])
          .map(({ id }) => id)
        somebody += expected.length > 0 ? 1 : 0
        expect(await byPages(asked, way)).toEqual(expected)
        const back = await before(asked, expected, at, way)
        expect(back.found).toEqual(back.expected)
        if (actor.isPlatformAdmin) {
          expect(await countGroupAccounts(db, actor, groupId, filter)).toBe(expected.length)
        }
      },
    )
    // Beside each other: most of it is waiting for the database.
    await Promise.all(Array.from({ length: 4 }, () => fc.assert(property, { numRuns: 50 })))
    expect(somebody).toBeGreaterThan(40)
  }, 120_000)

  test('T13 a file holds the same people as the list, all of them', async () => {
    const [actor] = actors
    const request = { groupId: platform.groups.Plateforme, filter: {}, sort: 'name' } as const
    if (!actor) throw new Error('nobody')
    const exported: string[] = []
    for await (const { id } of (await exportGroupAccounts(db, actor, request)) ?? []) exported.push(id)
    expect(exported).toEqual(await byPages({ ...request, actor, size: 7 }, limits))
    const outsider = await actorOf(db, platform.people.outsider)
    expect(await exportGroupAccounts(db, outsider, { ...request, groupId: platform.groups.Lyon })).toBeNull()
  })
})
