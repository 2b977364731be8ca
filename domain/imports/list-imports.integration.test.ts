import { sql } from 'drizzle-orm'
import { beforeAll, expect, test } from 'vitest'
import type { Database } from '@/db/client'
import { createImport } from '@/db/factories/imports'
import { actorOf } from '@/db/factories/memberships'
import { type Cast, createPlatform, type Platform } from '@/db/factories/platform'
import { countStatements } from '@/tests/count-statements'
import { testDatabase } from '@/tests/database'
import { listImports } from './list-imports'
import { seesImport } from './policy'

let db: Database
let platform: Platform
/** By its name, whose it is and where it was begun. */
const laid = {
  'lyon-admin': ['groupAdmin', 'Lyon'],
  'lyon-users': ['userAdmin', 'Lyon'],
  'lyon-left': ['learner', 'Lyon'],
  'ventes-admin': ['groupAdmin', 'Lyon-Ventes'],
  'siege-outsider': ['outsider', 'Siège'],
  'france-owner': ['owner', 'France'],
  'gone-owner': ['owner', null],
} as const satisfies Record<string, readonly [Cast, string | null]>

beforeAll(async () => {
  db = await testDatabase()
  platform = await createPlatform(db)
  for (const [at, [name, [who, group]]] of Object.entries(laid).entries()) {
    await createImport(db, {
      name,
      startedById: platform.people[who].id,
      groupId: group && platform.groups[group],
      createdAt: new Date(Date.now() - 100_000 + at * 1000),
      rows: 3,
      totals: { outcomes: { create: 2, refused: 1 } },
    })
  }
})

const namesFor = async (who: Cast, group: keyof Platform['groups']) => {
  const page = await listImports(db, await actorOf(db, platform.people[who]), platform.groups[group])
  return page.imports.map(({ name }) => name)
}

test('A2 each sees their own and those of the groups that they administer, the newest first', async () => {
  expect(await namesFor('platformAdmin', 'Plateforme')).toEqual(Object.keys(laid).reverse())
  expect(await namesFor('groupAdmin', 'Lyon')).toEqual([
    'ventes-admin',
    'lyon-left',
    'lyon-users',
    'lyon-admin',
  ])
  expect(await namesFor('groupAdmin', 'Lyon-Ventes')).toEqual(['ventes-admin'])
  expect(await namesFor('userAdmin', 'Lyon')).toEqual(['lyon-users'])
  for (const who of ['coach', 'author', 'learner', 'outsider'] as const) {
    expect(await namesFor(who, 'Lyon'), who).toEqual([])
  }
})

test('A2 what the query shows is what the policy says, for everybody and every import', async () => {
  const { rows } = await db.execute<{ name: string; startedById: string; groupId: string | null }>(sql`
    select name, started_by_id as "startedById", group_id as "groupId" from imports order by id desc`)
  for (const who of Object.keys(platform.people) as Cast[]) {
    const actor = await actorOf(db, platform.people[who])
    const seen = rows.filter((row) => seesImport(actor, row)).map(({ name }) => name)
    expect(await namesFor(who, 'Plateforme'), who).toEqual(seen)
  }
})

test('an import says what it was called, when, by whom, how it stands and what it did', async () => {
  const { imports } = await listImports(
    db,
    await actorOf(db, platform.people.userAdmin),
    platform.groups.Lyon,
  )
  expect(imports).toMatchObject([
    {
      name: 'lyon-users',
      group: { groupId: platform.groups.Lyon, name: 'Lyon' },
      startedBy: { name: 'Ursula Kowalski' },
      status: 'done',
      rows: 3,
      totals: { outcomes: { create: 2, refused: 1 } },
      isErased: false,
    },
  ])
  expect(imports[0]?.createdAt).toBeInstanceOf(Date)
})

test('by pages, one statement each; what is no id is an unknown group', async () => {
  const owner = await actorOf(db, platform.people.owner)
  const page = (after?: string) => listImports(db, owner, platform.groups.Plateforme, after, 4)
  const first = await page()
  const second = await page(first.next ?? undefined)
  expect([first.imports.length, second.imports.length, second.next]).toEqual([4, 3, null])
  const names = [...first.imports, ...second.imports].map(({ name }) => name)
  expect(names).toEqual(Object.keys(laid).reverse())
  expect(await countStatements(() => page())).toBe(1)
  expect((await listImports(db, owner, 'lyon')).imports).toEqual([])
  expect((await page('nonsense')).imports).toHaveLength(4)
})
