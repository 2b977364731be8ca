import { sql } from 'drizzle-orm'
import { beforeAll, expect, test } from 'vitest'
import type { Database } from '@/db/client'
import { createGroups } from '@/db/factories/groups'
import { actorOf } from '@/db/factories/memberships'
import { type Cast, createPlatform, type Platform } from '@/db/factories/platform'
import { countStatements } from '@/tests/count-statements'
import { testDatabase } from '@/tests/database'
import { groupFinder, readGroupsToImport } from './find-groups'

let db: Database
let platform: Platform

beforeAll(async () => {
  db = await testDatabase()
  platform = await createPlatform(db)
})

const groupsOf = async (who: Cast) => readGroupsToImport(db, await actorOf(db, platform.people[who]))
const pathsOf = async (who: Cast) => (await groupsOf(who)).map(({ path }) => path.join(' / '))

test('A1 A2 only the groups that one may add people to are there, named from the outermost that one sees', async () => {
  expect(await pathsOf('platformAdmin')).toEqual([
    'Plateforme',
    'France',
    'France / Lille',
    'France / Lyon',
    'France / Lyon / Lyon-Direction',
    'France / Lyon / Lyon-Ventes',
    'Siège',
    'Siège / Atelier',
  ])
  expect(await pathsOf('groupAdmin')).toEqual(['Lyon', 'Lyon / Lyon-Direction', 'Lyon / Lyon-Ventes'])
  expect(await pathsOf('userAdmin')).toEqual(['Lyon'])
  for (const who of ['coach', 'author', 'learner'] as const) expect(await pathsOf(who)).toEqual([])
})

test('A2 a group that one may not add to is as unknown as one that is not there, by id and by name', async () => {
  const unknown = { ok: false, fault: 'group_unknown' }
  const find = groupFinder(await groupsOf('groupAdmin'))
  for (const text of [
    platform.groups.Siège,
    'Siège',
    'Belgique / Lyon',
    'Plateforme',
    'Nulle part',
    '',
    '/',
  ]) {
    expect(find(text), text).toEqual(unknown)
  }
  // What a file from above calls theirs by its whole path is theirs.
  expect(find('France / Lyon')).toEqual({ ok: true, groupId: platform.groups.Lyon })
  expect(find(platform.groups.Lyon.toUpperCase())).toEqual({ ok: true, groupId: platform.groups.Lyon })
})

test('V2 a path is found with any separator, in any case, without accents, with the platform group before it', async () => {
  const find = groupFinder(await groupsOf('owner'))
  const lyon = { ok: true, groupId: platform.groups.Lyon }
  for (const text of [
    'France / Lyon',
    'france>LYON',
    'France\\Lyon',
    '/France/Lyon/',
    'Plateforme / France / Lyon',
  ]) {
    expect(find(text), text).toEqual(lyon)
  }
  expect(find('siege'.toUpperCase())).toEqual({ ok: true, groupId: platform.groups.Siège })
  expect(find('Sie\u0300ge')).toEqual({ ok: true, groupId: platform.groups.Siège })
  expect(find('plateforme')).toEqual({ ok: true, groupId: platform.groups.Plateforme })
})

test('V2 the end of a path is enough where it fits one group; a whole path comes first', async () => {
  const { France, Siège, Plateforme } = platform.groups
  const named = (parentId: string, name: string) =>
    createGroups(db, { name, visibility: 'private' }, { parentId })
  const [inFrance] = Object.values(await named(France, 'Paie'))
  const find = async () => groupFinder(await groupsOf('owner'))
  expect((await find())('paie')).toEqual({ ok: true, groupId: inFrance })
  const [atSiège] = Object.values(await named(Siège, 'Paie'))
  expect((await find())('paie')).toEqual({ ok: false, fault: 'group_ambiguous' })
  expect((await find())('Siege > paie')).toEqual({ ok: true, groupId: atSiège })
  const [atTop] = Object.values(await named(Plateforme, 'Paie'))
  expect((await find())('paie')).toEqual({ ok: true, groupId: atTop })
})

test('two names that differ in their accents alone are told apart by them', async () => {
  const accented = await createGroups(
    db,
    { name: 'Côte', visibility: 'private' },
    { parentId: platform.groups.Lille },
  )
  const bare = await createGroups(
    db,
    { name: 'Coté', visibility: 'private' },
    { parentId: platform.groups.Lille },
  )
  const find = groupFinder(await groupsOf('owner'))
  expect(find('france/lille/côte')).toEqual({ ok: true, groupId: accented.Côte })
  expect(find('france/lille/COTÉ')).toEqual({ ok: true, groupId: bare.Coté })
  expect(find('france/lille/cote')).toEqual({ ok: false, fault: 'group_ambiguous' })
})

test('ten thousand groups cost one statement, and their finder no second one', async () => {
  await db.execute(sql`insert into groups (id, parent_id, name, visibility)
    select gen_random_uuid(), ${platform.groups.Siège}, 'Équipe ' || n, 'private' from generate_series(1, 10000) n`)
  const owner = await actorOf(db, platform.people.owner)
  const counted = await countStatements(async () => {
    const find = groupFinder(await readGroupsToImport(db, owner))
    expect(find('siege / equipe 9999').ok).toBe(true)
  })
  expect(counted).toBe(1)
})
