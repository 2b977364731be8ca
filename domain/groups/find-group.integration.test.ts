import { beforeAll, expect, test } from 'vitest'
import type { Database } from '@/db/client'
import { actorOf } from '@/db/factories/memberships'
import { createPlatform, type Platform } from '@/db/factories/platform'
import { testDatabase } from '@/tests/database'
import { findGroup } from './find-group'

let db: Database
let platform: Platform

beforeAll(async () => {
  db = await testDatabase()
  platform = await createPlatform(db)
})

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
