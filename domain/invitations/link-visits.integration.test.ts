import { eq, sql } from 'drizzle-orm'
import { beforeAll, beforeEach, describe, expect, test } from 'vitest'
import type { Database } from '@/db/client'
import { createInvitations, type InvitationState } from '@/db/factories/invitations'
import { createPlatform, type Platform } from '@/db/factories/platform'
import { invitations, linkVisits } from '@/db/schema'
import { linkToken } from '@/domain/links/token'
import { testDatabase } from '@/tests/database'
import { mostVisits, recordVisit, tellPerson } from './link-visits'

const keys = { current: 'a secret that only this test has, and long enough' }

let db: Database
let platform: Platform

beforeAll(async () => {
  db = await testDatabase()
  platform = await createPlatform(db)
})
beforeEach(() => db.execute(sql`truncate mail_batches, invitations cascade`))

async function invited(state: InvitationState = 'pending', email = 'ana@a.example') {
  const groups = [{ groupId: platform.groups.Lyon }]
  const invitedById = platform.people.groupAdmin.id
  const [created] = await createInvitations(db, [{ email, state, groups, invitedById }])
  const id = created?.id ?? ''
  return { id, token: linkToken(keys, 'first-login', id, 1) }
}

const visits = async () =>
  (await db.select().from(linkVisits).orderBy(linkVisits.id)).map(({ visitor }) => visitor)

describe('T02 a visit of a link', () => {
  test.each(['pending', 'expired', 'cancelled', 'accepted'] as const)(
    '%s: is noted as automatic, and the invitation stays as it is',
    async (state) => {
      const { token } = await invited(state)
      const before = await db.select().from(invitations)
      expect(await recordVisit(db, keys, token)).toEqual(expect.any(String))
      expect(await visits()).toEqual(['automatic'])
      expect(await db.select().from(invitations)).toEqual(before)
    },
  )

  test('of a link that is none, or of the address before the correction (T08), is not', async () => {
    const { id, token } = await invited()
    expect(await recordVisit(db, keys, 'nonsense')).toBeNull()
    expect(await recordVisit(db, keys, linkToken(keys, 'password-reset', id, 1))).toBeNull()
    expect(await recordVisit(db, keys, linkToken(keys, 'first-login', platform.groups.Lyon, 1))).toBeNull()
    await db.update(invitations).set({ linkVersion: 2 })
    expect(await recordVisit(db, keys, token)).toBeNull()
    expect(await visits()).toEqual([])
    expect(await recordVisit(db, keys, linkToken(keys, 'first-login', id, 2))).not.toBeNull()
  })

  test('of which there are many: the newest are kept, and those of people', async () => {
    const { token } = await invited()
    const visitId = (await recordVisit(db, keys, token)) ?? ''
    await tellPerson(db, keys, { token, visitId })
    for (let times = 0; times < mostVisits + 10; times++) await recordVisit(db, keys, token)
    expect(await visits()).toEqual(['person', ...Array(mostVisits - 1).fill('automatic')])
  })
})

describe('a visit becomes that of a person', () => {
  test('by the link that led to it, and no other', async () => {
    const [mine, theirs] = [await invited(), await invited('pending', 'leo@a.example')]
    const visitId = (await recordVisit(db, keys, mine.token)) ?? ''
    await recordVisit(db, keys, theirs.token)
    await tellPerson(db, keys, { token: theirs.token, visitId })
    await tellPerson(db, keys, { token: 'nonsense', visitId })
    expect(await visits()).toEqual(['automatic', 'automatic'])
    await tellPerson(db, keys, { token: mine.token, visitId })
    expect(await db.select().from(linkVisits).where(eq(linkVisits.visitor, 'person'))).toMatchObject([
      { id: visitId, invitationId: mine.id },
    ])
  })
})
