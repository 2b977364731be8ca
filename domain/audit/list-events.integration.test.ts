import { sql } from 'drizzle-orm'
import { beforeAll, describe, expect, test } from 'vitest'
import type { Database } from '@/db/client'
import { createImport } from '@/db/factories/imports'
import { createInvitations } from '@/db/factories/invitations'
import { actorOf } from '@/db/factories/memberships'
import { createPlatform, type Platform } from '@/db/factories/platform'
import type { Actor } from '@/domain/access/actor'
import { countStatements } from '@/tests/count-statements'
import { testDatabase } from '@/tests/database'
import type { AuditAction } from './actions'
import { auditFilter } from './input'
import { listEvents } from './list-events'
import { recordEvents } from './record-events'

let db: Database
let platform: Platform
let owner: Actor
let admin: Actor
let invitationId: string

beforeAll(async () => {
  db = await testDatabase()
  platform = await createPlatform(db)
  const { people, groups } = platform
  ;[owner, admin] = [await actorOf(db, people.owner), await actorOf(db, people.platformAdmin)]
  const [invitation] = await createInvitations(db, [
    { email: 'ana@exemple.example', groups: [{ groupId: groups.Lyon }], invitedById: owner.accountId },
  ])
  invitationId = invitation?.id ?? ''
  await record('invitation.created', invitationId, { groupId: groups.Lyon, roles: ['learner'] })
  await record('account.changed', people.learner.id, { firstName: { from: 'Lea', to: 'Léa' } })
  await record('group.renamed', groups.Lyon, { name: { from: 'Lyon 1', to: 'Lyon' } }, people.groupAdmin.id)
  await record('billing.limit_changed', groups.Plateforme, { most: { from: null, to: 9 } }, owner.accountId)
})

const record = (action: AuditAction, id: string, details = {}, accountId = admin.accountId) =>
  db.transaction((tx) =>
    recordEvents(tx, {
      by: { accountId, origin: '203.0.113.0/24' },
      action,
      targets: sql`select ${id}::uuid`,
      details,
    }),
  )

const listed = async (actor: Actor, filter: Record<string, string> = {}, after?: string, size?: number) =>
  listEvents(db, actor, auditFilter.parse(filter), after ?? null, size)
const actions = async (filter: Record<string, string>, actor = owner) =>
  (await listed(actor, filter))?.events.map(({ action }) => action)

describe('the journal', () => {
  test('who did what, on whom, from where, what was and what is: the newest first', async () => {
    const page = await listed(owner)
    expect(page?.events).toMatchObject([
      { action: 'billing.limit_changed', facts: [{ field: 'most', from: null, to: 9 }] },
      { action: 'group.renamed', by: { name: 'Gaëlle Le Goff' }, on: { kind: 'group', name: 'Lyon' } },
      { action: 'account.changed', facts: [{ field: 'firstName', from: 'Lea', to: 'Léa' }] },
      {
        action: 'invitation.created',
        by: { kind: 'account', name: 'Paul Nguyen' },
        on: { kind: 'invitation', name: 'ana@exemple.example' },
        origin: '203.0.113.0/24',
        facts: [
          { field: 'groupId', to: 'Lyon' },
          { field: 'roles', to: ['learner'] },
        ],
      },
    ])
  })

  test('A2 there is none for anybody else, and what is about billing is the owner’s alone', async () => {
    for (const key of ['groupAdmin', 'userAdmin', 'coach', 'learner', 'outsider'] as const) {
      expect(await listed(await actorOf(db, platform.people[key])), key).toBeNull()
    }
    expect(await actions({}, admin)).toEqual(['group.renamed', 'account.changed', 'invitation.created'])
    expect(await actions({ action: 'billing.limit_changed' }, admin)).toEqual([])
    expect(await actions({ action: 'billing.limit_changed' })).toEqual(['billing.limit_changed'])
  })

  test('narrowed by action, by who did it, by what it was done to, and by day', async () => {
    expect(await actions({ action: 'group.renamed' })).toEqual(['group.renamed'])
    expect(await actions({ by: 'goff gaëlle' })).toEqual(['group.renamed'])
    expect(await actions({ by: platform.people.platformAdmin.email })).toHaveLength(2)
    expect(await actions({ by: admin.accountId, on: 'ana@exemple.example' })).toEqual(['invitation.created'])
    expect(await actions({ on: 'Léa' })).toEqual(['account.changed'])
    expect(await actions({ on: 'lyon' })).toEqual(['group.renamed'])
    expect(await actions({ on: 'nobody of this name' })).toEqual([])
    const { rows } = await db.execute<{ today: string; before: string }>(sql`
      select (now() at time zone ${owner.timeZone})::date::text as today,
        ((now() at time zone ${owner.timeZone})::date - 1)::text as before`)
    const { today = '', before = '' } = rows[0] ?? {}
    expect(await actions({ from: today, to: today })).toHaveLength(4)
    expect(await actions({ to: before })).toEqual([])
    expect(await actions({ from: '9999-12-31', to: '0001-01-01' })).toEqual([])
    expect(await actions({ action: 'nonsense', from: 'x', to: '0000-01-01' })).toHaveLength(4)
  })

  test('by pages, and as many statements for fifty events as for one', async () => {
    const first = await listed(owner, {}, undefined, 3)
    const second = await listed(owner, {}, first?.next ?? undefined, 3)
    expect([first?.events.length, second?.events.length, second?.next]).toEqual([3, 1, null])
    for (let at = 0; at < 60; at++) await record('account.signed_out', platform.people.coach.id)
    const ofOne = await countStatements(() => listed(owner, {}, undefined, 1))
    expect(await countStatements(() => listed(owner))).toBe(ofOne)
    expect(ofOne).toBe(2)
  })

  test('an import is named by its file, found by it, and says what it did', async () => {
    const startedById = platform.people.groupAdmin.id
    const importId = await createImport(db, { startedById, name: 'rentrée 2027.csv' })
    const figures = { created: 80, invited: 0, restored: 1, updated: 15, refused: 4 }
    await record('import.started', importId, {
      name: 'rentrée 2027.csv',
      rows: 100,
      groupId: platform.groups.Lyon,
    })
    await record('import.finished', importId, figures)
    const page = await listed(owner, { on: 'RENTRÉE' })
    expect(page?.events).toMatchObject([
      { action: 'import.finished', on: { kind: 'import', name: 'rentrée 2027.csv' } },
      {
        action: 'import.started',
        facts: [
          { field: 'groupId', to: 'Lyon' },
          { field: 'name', to: 'rentrée 2027.csv' },
          { field: 'rows', to: 100 },
        ],
      },
    ])
    expect(page?.events[0]?.facts).toContainEqual({ field: 'refused', of: null, to: 4 })
  })

  test('what was erased since is nameless, and its event stays', async () => {
    await record('invitation.resent', invitationId)
    await db.execute(sql`delete from invitations where id = ${invitationId}`)
    const page = await listed(owner, { action: 'invitation.resent' })
    expect(page?.events).toMatchObject([
      { action: 'invitation.resent', on: null, by: { name: 'Paul Nguyen' } },
    ])
  })
})
