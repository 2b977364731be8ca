import { sql } from 'drizzle-orm'
import { beforeAll, beforeEach, expect, test } from 'vitest'
import type { Database } from '@/db/client'
import { createInvitations } from '@/db/factories/invitations'
import { actorOf } from '@/db/factories/memberships'
import { createPlatform, type Platform } from '@/db/factories/platform'
import { type LinkKeys, linkToken } from '@/domain/links/token'
import { countStatements } from '@/tests/count-statements'
import { testDatabase } from '@/tests/database'
import { eraseInvitation } from './erase-invitation'
import { erasedDigest } from './erased-addresses'
import { inviteIntoGroup } from './invite-into-group'

const keys = { current: 'a secret that only this test has, and long enough' }
const next = { current: 'the secret that follows it, just as long as it was', previous: keys.current }

let db: Database
let platform: Platform

beforeAll(async () => {
  db = await testDatabase()
  platform = await createPlatform(db)
})
beforeEach(() => db.execute(sql`truncate erased_addresses`))

const erased = (...addresses: string[]) =>
  db.execute(sql`insert into erased_addresses (digest)
    select unnest(${sql.param(addresses.map((one) => erasedDigest(keys, one)))}::text[])`)

type More = { evenIfErased?: string[]; with?: LinkKeys }

async function invite(emails: string, { evenIfErased, with: under = keys }: More = {}) {
  const answer = await inviteIntoGroup(db, under, await actorOf(db, platform.people.groupAdmin), {
    groupId: platform.groups.Lyon,
    emails,
    roles: ['learner'],
    language: 'fr',
    deletionDate: null,
    mailAgain: false,
    evenIfErased,
  })
  if (!answer.ok) throw new Error(answer.code)
  return answer.value.map(({ outcome }) => outcome)
}

async function traces(email: string) {
  const { rows } = await db.execute<Record<string, number>>(sql`
    select (select count(*)::int from invitations where email = ${email}) as invitations,
      (select count(*)::int from mails where recipient = ${email}) as mails`)
  return rows[0]
}

test('who asked not to be written to is not, and the others are; a second press invites on purpose', async () => {
  await erased('oubli@h.example')
  expect(await invite('ana@h.example OUBLI@h.example leo@h.example')).toEqual([
    'invited',
    'erased_before',
    'invited',
  ])
  expect(await traces('oubli@h.example')).toEqual({ invitations: 0, mails: 0 })
  expect(await traces('leo@h.example')).toEqual({ invitations: 1, mails: 1 })

  const onPurpose = { evenIfErased: ['Oubli@h.example', 'rubbish', 'autre@h.example'] }
  expect(await invite('oubli@h.example', onPurpose)).toEqual(['invited'])
  expect(await traces('oubli@h.example')).toEqual({ invitations: 1, mails: 1 })
  expect(await db.$count(sql`erased_addresses`)).toBe(0)
})

test('one press is for one address: others who asked stay left out', async () => {
  await erased('un@h.example', 'deux@h.example')
  const answer = await invite('un@h.example deux@h.example', { evenIfErased: ['un@h.example'] })
  expect(answer).toEqual(['invited', 'erased_before'])
  expect(await invite('deux@h.example')).toEqual(['erased_before'])
})

test('the digest is found under the former secret while it is kept, and under no other', async () => {
  await erased('secret@h.example')
  expect(await invite('secret@h.example', { with: next })).toEqual(['erased_before'])
  expect(await invite('secret@h.example', { with: { current: next.current } })).toEqual(['invited'])
  const { rows } = await db.execute<{ digest: string }>(sql`select digest from erased_addresses`)
  expect(rows[0]?.digest).toMatch(/^[\w-]{43}$/)
})

test('I4 an alias goes to the same mailbox; I2 an invitation that waits already is completed as ever', async () => {
  await erased('alias@h.example')
  expect(await invite('alias#2@h.example alias+2@h.example')).toEqual(['erased_before', 'invited'])
  const groups = [{ groupId: platform.groups.Lille }]
  const invitedById = platform.people.platformAdmin.id
  await createInvitations(db, [{ email: 'alias#3@h.example', groups, invitedById }])
  expect(await invite('alias#3@h.example')).toEqual(['added'])
  expect(await traces('alias#3@h.example')).toMatchObject({ invitations: 1 })
})

test('F08 erasing against inviting again: whoever is first, nobody who asked is invited', async () => {
  const outcomes = new Set<string>()
  for (let round = 0; round < 40; round += 1) {
    const email = `duel${round}@h.example`
    await invite(email)
    const { rows } = await db.execute<{ id: string }>(sql`select id from invitations where email = ${email}`)
    const token = linkToken(keys, 'not-for-me', rows[0]?.id ?? '', 1)
    const later = db.execute(sql`select pg_sleep(random() * 0.01)`)
    const [answer, erasure] = await Promise.all([
      later.then(() => invite(email)),
      eraseInvitation(db, keys, token),
    ])
    expect(erasure).toMatchObject({ ok: true })
    expect(await traces(email)).toEqual({ invitations: 0, mails: 0 })
    outcomes.add(answer[0] ?? '')
  }
  expect([...outcomes]).toContain('erased_before')
})

test('the same number of statements for two addresses and for two thousand, erased ones among them', async () => {
  const list = (from: number, count: number) =>
    Array.from({ length: count }, (_, n) => `n${from + n}@h.example`)
  await erased(...list(0, 3000).filter((_, n) => n % 2 === 0))
  const cost = (from: number, count: number) => countStatements(() => invite(list(from, count).join('\n')))
  expect(await cost(0, 2)).toBe(await cost(100, 2000))
})
