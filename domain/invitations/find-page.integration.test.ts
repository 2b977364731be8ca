import { sql } from 'drizzle-orm'
import { beforeAll, describe, expect, test } from 'vitest'
import type { Database } from '@/db/client'
import { createInvitations, type InvitationState } from '@/db/factories/invitations'
import { actorOf } from '@/db/factories/memberships'
import { createPlatform, type Platform } from '@/db/factories/platform'
import type { Cursor } from '@/db/keyset'
import { stretch } from '@/db/schema'
import type { Actor } from '@/domain/access/actor'
import { testDatabase } from '@/tests/database'
import { countInvitations } from './count-invitations'
import { findPage, limits } from './find-page'
import { type InvitationFilter, listedStates, listSorts } from './input'
import { orderOf } from './orders'
import { selected } from './selected'

/** Each way of looking for a page: gathered through groups, met on a walk of either kind, or found after one that gave up. */
const never = { few: 0, fewIds: 0, some: 0 }
const hash = { ...never, some: 1_000 }
const ways = [
  limits,
  { ...hash, hashedSteps: 1_000, steps: 0 },
  { ...hash, hashedSteps: 3, steps: 0 },
  { ...never, hashedSteps: 0, steps: 1_000 },
  { ...never, hashedSteps: 0, steps: 3 },
  { ...never, hashedSteps: 0, steps: 0 },
]

let db: Database
let platform: Platform

beforeAll(async () => {
  db = await testDatabase()
  platform = await createPlatform(db)
  const groups = [platform.groups.Lyon, platform.groups['Lyon-Direction'], platform.groups.Siège]
  const states: InvitationState[] = ['pending', 'expired', 'link_asked', 'waiting_for_approval', 'cancelled']
  const day = 86_400_000
  const rows = Array.from({ length: 60 }, (_, n) => ({
    email: `${['zoe', 'adam', 'lea'][n % 3]}.${n}@${n < 12 ? 'anciens' : 'nouveaux'}.example`,
    groups: [groups[n % 3], groups[n % 7 === 0 ? 1 : n % 3]]
      .filter((id, at, all) => all.indexOf(id) === at)
      .map((id) => ({ groupId: id ?? '', role: n % 5 === 0 ? ('author' as const) : ('learner' as const) })),
    invitedById: platform.people.platformAdmin.id,
    state: states[n % 5] ?? ('pending' as const),
    ...(n % 4 === 0 && { delivery: 'bounced' as const }),
    createdAt: new Date(Date.now() - (n % 5 === 1 || n % 5 === 2 ? 90 : 20) * day + n * 1000),
  })).sort((a, b) => a.createdAt.getTime() - b.createdAt.getTime())
  // A few arrivals in each of several stretches, with an empty one between them.
  for (let from = 0; from < rows.length; from += 9) {
    await createInvitations(db, rows.slice(from, from + 9))
    await db.execute(sql`select setval('invitations_arrival_seq', ${from + 9} * ${stretch}::bigint / 4 + 7)`)
  }
})

/** The whole list, by one plain query that knows nothing of pages. */
async function plainly(actor: Actor, filter: InvitationFilter, sort: (typeof listSorts)[number]) {
  const { rows } = await db.execute<{ id: string }>(sql`
    select i.id from invitations i where ${selected(actor, { matching: filter })} order by ${orderOf(sort, filter, null).by}`)
  return rows.map(({ id }) => id)
}

async function byPages(
  actor: Actor,
  filter: InvitationFilter,
  sort: (typeof listSorts)[number],
  way: typeof limits,
) {
  const size = 9
  const ids: string[] = []
  let cursor: Cursor | null = null
  do {
    const found: Cursor[] = await findPage(db, { actor, filter, sort, cursor, size }, way)
    ids.push(...found.slice(0, size).map(({ id }) => id))
    cursor = found.length > size ? (found[size - 1] ?? null) : null
  } while (cursor)
  return ids
}

describe('pages of the list', () => {
  const people = ['platformAdmin', 'groupAdmin', 'userAdmin', 'outsider', 'learner'] as const
  test.each(people)(
    'every way finds the same pages for %s, whatever the filter and order',
    async (person) => {
      const actor = await actorOf(db, platform.people[person])
      const filters: InvitationFilter[] = [
        {},
        ...listedStates.map((state) => ({ state })),
        { search: 'anciens' },
        { search: 'zoe' },
        { search: 'ZOE.3', state: 'expired' },
        { search: '100%' },
        { groupId: platform.groups.Lyon },
        { groupId: platform.groups['Lyon-Direction'], search: 'ada' },
        { groupId: platform.groups.Siège },
        { groupId: platform.groups.Plateforme },
        { groupId: '00000000-0000-7000-8000-000000000000' },
      ]
      const looksAlike = async (filter: InvitationFilter, sort: (typeof listSorts)[number]) => {
        const expected = await plainly(actor, filter, sort)
        expect(await countInvitations(db, actor, { matching: filter })).toBe(expected.length)
        for (const way of ways) {
          const found = await byPages(actor, filter, sort, way)
          expect(found, JSON.stringify({ filter, sort, way })).toEqual(expected)
        }
      }
      await Promise.all(
        listSorts.map(async (sort) => {
          for (const filter of filters) await looksAlike(filter, sort)
        }),
      )
    },
  )

  test('T13 the platform administrator sees all that is pending, the group administrator theirs, a learner none', async () => {
    const total = async (person: (typeof people)[number]) =>
      (await plainly(await actorOf(db, platform.people[person]), {}, 'newest')).length
    expect(await total('platformAdmin')).toBe(48)
    expect(await total('groupAdmin')).toBeGreaterThan(20)
    expect(await total('groupAdmin')).toBeLessThan(48)
    expect(await total('learner')).toBe(0)
  })
})
