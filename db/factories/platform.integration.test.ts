import { sql } from 'drizzle-orm'
import { beforeAll, describe, expect, test } from 'vitest'
import type { Database } from '@/db/client'
import { memberships } from '@/db/schema'
import { testDatabase } from '@/tests/database'
import { addressOf } from './accounts'
import { createInvitations, type InvitationState } from './invitations'
import { actorOf } from './memberships'
import { createPlatform, type Platform } from './platform'

let db: Database
let platform: Platform

beforeAll(async () => {
  db = await testDatabase()
  platform = await createPlatform(db)
})

describe('the factories', () => {
  test('G2, G3 the learner of Lyon is in France and the platform group through Lyon, and nowhere else', async () => {
    const { groups, people } = platform
    const rows = await db.select().from(memberships).where(sql`account_id = ${people.learner.id}`)
    expect(new Set(rows.map(({ groupId }) => groupId))).toEqual(
      new Set([groups.Lyon, groups.France, groups.Plateforme]),
    )
    expect(rows.every(({ sourceGroupId, role }) => sourceGroupId === groups.Lyon && role === 'learner')).toBe(
      true,
    )
  })

  test('G1 each person has the rights of their name', async () => {
    const { groups, people } = platform
    expect((await actorOf(db, people.owner)).isOwner).toBe(true)
    expect((await actorOf(db, people.platformAdmin)).isPlatformAdmin).toBe(true)
    const groupAdmin = await actorOf(db, people.groupAdmin)
    expect(groupAdmin.isPlatformAdmin).toBe(false)
    expect(groupAdmin.adminOf).toEqual(
      new Set([groups.Lyon, groups['Lyon-Direction'], groups['Lyon-Ventes']]),
    )
  })

  test('invitations come in every state', async () => {
    const states: InvitationState[] = [
      'pending',
      'expired',
      'link_asked',
      'waiting_for_approval',
      'accepted',
      'cancelled',
    ]
    const created = await createInvitations(
      db,
      states.map((state) => ({
        email: `${state}@exemple.example`,
        groups: [{ groupId: platform.groups.Lyon }],
        invitedById: platform.people.groupAdmin.id,
        state,
      })),
    )
    expect(created.map(({ state }) => state)).toEqual(states)
  })

  test('an address made from a name is plain', () => {
    expect(addressOf('Zoé', "N'Diaye Ben-Amar")).toBe('zoe.n-diaye-ben-amar@exemple.example')
  })
})
