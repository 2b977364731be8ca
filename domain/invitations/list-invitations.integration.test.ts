import { beforeAll, describe, expect, test } from 'vitest'
import type { Database } from '@/db/client'
import { createInvitations } from '@/db/factories/invitations'
import { actorOf } from '@/db/factories/memberships'
import { createPlatform, type Platform } from '@/db/factories/platform'
import type { Cursor } from '@/db/keyset'
import type { Actor } from '@/domain/access/actor'
import { testDatabase } from '@/tests/database'
import { type InvitationFilter, type InvitationSort, listSorts } from './input'
import { listInvitations, pageSize } from './list-invitations'

let db: Database
let platform: Platform
let actor: Actor

beforeAll(async () => {
  db = await testDatabase()
  platform = await createPlatform(db)
  actor = await actorOf(db, platform.people.groupAdmin)
  const invitedById = platform.people.groupAdmin.id
  const inLyon = Array.from({ length: pageSize * 2 + 7 }, (_, at) => ({
    email: `personne-${(at * 37) % 1000}@exemple.example`,
    groups: [{ groupId: platform.groups.Lyon }],
    invitedById,
    createdAt: new Date(Date.now() - at * 3_600_000),
  }))
  const both = [{ groupId: platform.groups.Lyon }, { groupId: platform.groups.Siège }]
  await createInvitations(db, [...inLyon, { email: 'deux@exemple.example', groups: both, invitedById }])
})

const page = (sort: InvitationSort, cursor: Cursor | null) => listInvitations(db, actor, {}, sort, cursor)
const addresses = async (sort: InvitationSort, cursor: Cursor | null) =>
  (await page(sort, cursor)).invitations.map(({ email }) => email)

describe.each(listSorts)('pages sorted by %s', (sort) => {
  test('forwards, every invitation comes once', async () => {
    const seen: string[] = []
    let cursor: Cursor | null = null
    do {
      const { invitations, next }: Awaited<ReturnType<typeof page>> = await page(sort, cursor)
      seen.push(...invitations.map(({ email }) => email))
      cursor = next
    } while (cursor)
    expect(seen).toHaveLength(pageSize * 2 + 8)
    expect(new Set(seen).size).toBe(seen.length)
  })

  test('back from the second page is the first page, which has nothing before it', async () => {
    const first = await page(sort, null)
    const second = await page(sort, first.next)
    expect(first.previous).toBeNull()
    expect(await addresses(sort, second.previous)).toEqual(first.invitations.map(({ email }) => email))
    expect((await page(sort, second.previous)).previous).toBeNull()
    const third = await page(sort, second.next)
    expect(third.next).toBeNull()
    expect(await addresses(sort, third.previous)).toEqual(second.invitations.map(({ email }) => email))
  })
})

describe('A2 what the actor may not see', () => {
  test('a group of others is counted, not named; a platform administrator sees it', async () => {
    const filter = { search: 'deux@' }
    const [theirs] = (await listInvitations(db, actor, filter, 'newest', null)).invitations
    expect(theirs?.promised.map(({ group }) => group)).toEqual(['Lyon'])
    expect(theirs?.elsewhere).toBe(1)
    const everyone = await actorOf(db, platform.people.platformAdmin)
    const [all] = (await listInvitations(db, everyone, filter, 'newest', null)).invitations
    expect(all?.promised.map(({ group }) => group)).toEqual(['Lyon', 'Siège'])
    expect(all?.elsewhere).toBe(0)
  })
})

describe('what came back of the mail', () => {
  beforeAll(async () => {
    const row = { groups: [{ groupId: platform.groups.Lyon }], invitedById: platform.people.groupAdmin.id }
    await createInvitations(db, [
      { ...row, email: 'refusee@retours.example', delivery: 'bounced', deliveryReason: '550 No such user' },
      { ...row, email: 'ouverte@retours.example', delivery: 'delivered', visits: ['automatic', 'person'] },
      { ...row, email: 'visitee@retours.example', delivery: 'delivered', visits: ['automatic'] },
      { ...row, email: 'douteuse@retours.example', mail: 'uncertain' },
      { ...row, email: 'depassee@retours.example', mail: 'failed', failure: 'superseded' },
    ])
  })
  const listed = async (filter: InvitationFilter) =>
    (await listInvitations(db, actor, { search: '@retours.example', ...filter }, 'email', null)).invitations

  test('F05 the row says it, and the filter finds what did not arrive', async () => {
    const rows = await listed({})
    expect(rows.map(({ email, mail }) => [email.split('@')[0], mail?.delivery])).toEqual([
      ['depassee', null],
      ['douteuse', null],
      ['ouverte', 'delivered'],
      ['refusee', 'bounced'],
      ['visitee', 'delivered'],
    ])
    expect((await listed({ state: 'undelivered' })).map(({ email }) => email.split('@')[0])).toEqual([
      'douteuse',
      'refusee',
    ])
  })

  test('T02 a visit of a scanner is not shown as one of the person', async () => {
    const opened = (await listed({})).filter(({ openedAt }) => openedAt)
    expect(opened.map(({ email }) => email)).toEqual(['ouverte@retours.example'])
  })
})
