import { beforeAll, describe, expect, test } from 'vitest'
import type { Database } from '@/db/client'
import { createInvitations } from '@/db/factories/invitations'
import { actorOf } from '@/db/factories/memberships'
import { type Cast, createPlatform, type Platform } from '@/db/factories/platform'
import { testDatabase } from '@/tests/database'
import { countUncertain } from './count-uncertain'

let db: Database
let platform: Platform
const count = async (person: Cast) => countUncertain(db, await actorOf(db, platform.people[person]))

beforeAll(async () => {
  db = await testDatabase()
  platform = await createPlatform(db)
  const row = { groups: [{ groupId: platform.groups.Lyon }], invitedById: platform.people.owner.id }
  await createInvitations(db, [
    { ...row, email: 'un@douteux.example', mail: 'uncertain' },
    { ...row, email: 'deux@douteux.example', mail: 'uncertain', state: 'expired' },
    { ...row, email: 'venue@douteux.example', mail: 'uncertain', state: 'accepted' },
    { ...row, email: 'refusee@douteux.example', delivery: 'bounced' },
  ])
})

describe('mails that may have gone', () => {
  test('F03 are what a person has to decide: nothing that came back, nothing that has ended', async () => {
    expect(await count('platformAdmin')).toBe(2)
    expect(await count('owner')).toBe(2)
  })

  test('A2 are nobody else’s to know of', async () => {
    for (const person of ['groupAdmin', 'userAdmin', 'learner'] as const) expect(await count(person)).toBe(0)
  })
})
