import { beforeAll, expect, test } from 'vitest'
import type { Database } from '@/db/client'
import { createInvitations } from '@/db/factories/invitations'
import { actorOf } from '@/db/factories/memberships'
import { type Cast, createPlatform, type Platform } from '@/db/factories/platform'
import { testDatabase } from '@/tests/database'
import { showGroup } from './show-group'

let db: Database
let platform: Platform

beforeAll(async () => {
  db = await testDatabase()
  platform = await createPlatform(db)
  await createInvitations(
    db,
    (['pending', 'expired', 'cancelled'] as const).map((state) => ({
      email: `${state}@exemple.example`,
      groups: [{ groupId: platform.groups['Lyon-Ventes'] }],
      invitedById: platform.people.groupAdmin.id,
      state,
    })),
  )
})

const shown = async (person: Cast, groupId: string) =>
  showGroup(db, await actorOf(db, platform.people[person]), groupId)
const names = (groups: { name: string }[] | undefined) => groups?.map(({ name }) => name)

test('A2 T13 a foreign group answers as an unknown id and as no id at all', async () => {
  const { Siège, Lille } = platform.groups
  for (const id of [Siège, Lille, '00000000-0000-7000-8000-000000000000', 'x', '', `${Siège}'`]) {
    expect(await shown('groupAdmin', id)).toBeNull()
  }
  expect(await shown('outsider', Siège)).toMatchObject({ name: 'Siège', visibility: 'private' })
})

test('who is there: distinct people, by role, administrators and coaches by name', async () => {
  expect(await shown('coach', platform.groups.Lyon)).toMatchObject({
    people: 5,
    withRole: { learner: 1, author: 1, coach: 1, user_admin: 1, admin: 1 },
    leads: [
      { lastName: 'Haddad', role: 'coach' },
      { lastName: 'Le Goff', role: 'admin' },
    ],
  })
})

test('A2 the groups above and below are those that one sees', async () => {
  const { Lyon } = platform.groups
  const everything = await shown('owner', Lyon)
  expect(names(everything?.path)).toEqual(['Plateforme', 'France'])
  expect(names(everything?.subgroups)).toEqual(['Lyon-Direction', 'Lyon-Ventes'])
  const coach = await shown('coach', Lyon)
  expect(names(coach?.path)).toEqual([])
  expect(names(coach?.subgroups)).toEqual([])
})

test('I6 pending invitations, those of the groups below included, for who manages them only', async () => {
  expect((await shown('groupAdmin', platform.groups.Lyon))?.pendingInvitations).toBe(1)
  expect((await shown('coach', platform.groups.Lyon))?.pendingInvitations).toBeNull()
})
