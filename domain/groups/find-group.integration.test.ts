import { beforeAll, expect, test } from 'vitest'
import type { Database } from '@/db/client'
import { actorOf } from '@/db/factories/memberships'
import { createPlatform, type Platform } from '@/db/factories/platform'
import { testDatabase } from '@/tests/database'
import { findGroup } from './find-group'
import { listGroupsToInvite } from './list-groups-to-invite'

let db: Database
let platform: Platform

beforeAll(async () => {
  db = await testDatabase()
  platform = await createPlatform(db)
})

const named = async (person: keyof Platform['people']) =>
  (await listGroupsToInvite(db, await actorOf(db, platform.people[person]))).map(({ name, above }) =>
    [...above, name].join(' / '),
  )

test('A2 a group that one sees is found; others, unknown ids and what is no id are not', async () => {
  const actor = await actorOf(db, platform.people.groupAdmin)
  const { Lyon, Siège } = platform.groups
  expect(await findGroup(db, actor, Lyon)).toMatchObject({ name: 'Lyon', visibility: 'public' })
  const everyone = await actorOf(db, platform.people.platformAdmin)
  for (const id of [Siège, '00000000-0000-7000-8000-000000000000', 'nouveau', '']) {
    expect(await findGroup(db, actor, id)).toBeNull()
    expect((await findGroup(db, everyone, id))?.id).toBe(id === Siège ? Siège : undefined)
  }
})

test('G1 the groups to invite into are those of the person’s rights, in the order of the tree', async () => {
  expect(await named('groupAdmin')).toEqual([
    'France / Lyon',
    'France / Lyon / Lyon-Direction',
    'France / Lyon / Lyon-Ventes',
  ])
  expect(await named('userAdmin')).toEqual(['France / Lyon'])
  expect(await named('learner')).toEqual([])
  expect((await named('platformAdmin')).slice(0, 3)).toEqual(['Plateforme', 'France', 'France / Lille'])
})
