import { beforeAll, expect, test } from 'vitest'
import type { Database } from '@/db/client'
import { createInvitations, type InvitationState } from '@/db/factories/invitations'
import { actorOf } from '@/db/factories/memberships'
import { type Cast, createPlatform, type Platform } from '@/db/factories/platform'
import { testDatabase } from '@/tests/database'
import { countInvitationsByGroup } from './count-by-group'

let db: Database
let platform: Platform

beforeAll(async () => {
  db = await testDatabase()
  platform = await createPlatform(db)
  const states: InvitationState[] = ['pending', 'expired', 'link_asked', 'accepted', 'cancelled']
  const { Lyon, 'Lyon-Ventes': Ventes } = platform.groups
  await createInvitations(db, [
    ...states.map((state) => ({
      email: `${state}@exemple.example`,
      groups: [{ groupId: Ventes }],
      invitedById: platform.people.groupAdmin.id,
      state,
    })),
    {
      email: 'both@exemple.example',
      groups: [{ groupId: Lyon }, { groupId: Ventes }],
      invitedById: platform.people.groupAdmin.id,
    },
  ])
})

const counted = async (person: Cast, groupIds: string[]) =>
  countInvitationsByGroup(db, await actorOf(db, platform.people[person]), groupIds)

test('I6 counts each pending invitation once, those of the groups below included', async () => {
  const { Lyon, 'Lyon-Ventes': Ventes, 'Lyon-Direction': Direction } = platform.groups
  expect(await counted('groupAdmin', [Lyon, Ventes, Direction])).toEqual(
    new Map([
      [Lyon, { pending: 2, toAnswer: 1 }],
      [Ventes, { pending: 2, toAnswer: 1 }],
      [Direction, { pending: 0, toAnswer: 0 }],
    ]),
  )
})

test('A2 a user administrator counts those with their own group, others none', async () => {
  const { Lyon, Siège } = platform.groups
  expect(await counted('userAdmin', [Lyon, Siège])).toEqual(new Map([[Lyon, { pending: 1, toAnswer: 0 }]]))
  expect(await counted('coach', [Lyon])).toEqual(new Map())
})
