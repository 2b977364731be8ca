import { sql } from 'drizzle-orm'
import { beforeAll, describe, expect, test } from 'vitest'
import type { Database } from '@/db/client'
import { createInvitations, type InvitationRow } from '@/db/factories/invitations'
import { actorOf } from '@/db/factories/memberships'
import { type Cast, createPlatform, type Platform } from '@/db/factories/platform'
import { testDatabase } from '@/tests/database'
import { type DeliverabilityQuestion, domainSorts } from './deliverability'
import { readDeliverability } from './read-deliverability'

let db: Database
let platform: Platform

/** Midnight in Paris at the start of a day, so many days ago, by the clock of the database. */
async function midnight(daysAgo: number): Promise<number> {
  const { rows } = await db.execute<{ at: string }>(sql`
    select ((now() at time zone 'Europe/Paris')::date - ${daysAgo}::int)::timestamp at time zone 'Europe/Paris' as at`)
  return new Date(rows[0]?.at ?? '').getTime()
}

/** The factory settles the mail two seconds after the invitation. */
const leaving = (at: number) => ({ createdAt: new Date(at - 2000) })
const hour = 3_600_000

beforeAll(async () => {
  db = await testDatabase()
  platform = await createPlatform(db)
  const shared = { groups: [{ groupId: platform.groups.Lyon }], invitedById: platform.people.owner.id }
  const people = (count: number, domain: string, at: number, given: Partial<InvitationRow> = {}) =>
    Array.from({ length: count }, (_, n) => ({
      ...shared,
      ...leaving(at + n),
      email: `p${n}.${Math.abs(at % 1e9)}@${domain}`,
      ...given,
    }))
  const noon = async (daysAgo: number) => (await midnight(daysAgo)) + 12 * hour
  const [two, five, seven] = [await noon(2), await noon(5), await noon(7)]
  await createInvitations(db, [
    ...people(4, 'ouvert.example', two, { delivery: 'delivered', state: 'accepted' }),
    ...people(2, 'ouvert.example', two + hour, { delivery: 'delivered', visits: ['automatic', 'person'] }),
    ...people(1, 'ouvert.example', two + 2 * hour, { delivery: 'complained', visits: ['automatic'] }),
    ...people(3, 'ouvert.example', five, { delivery: 'delayed' }),
    ...people(2, 'mur.example', five, { delivery: 'bounced' }),
    ...people(2, 'mur.example', five + hour, { delivery: 'soft_bounced' }),
    ...people(1, 'mur.example', five + 2 * hour, { delivery: 'suppressed' }),
    ...people(1, 'mur.example', seven, { delivery: 'bounced' }),
    ...people(5, 'recent.example', two, { delivery: 'delivered' }),
    ...people(4, 'petit.example', five, { delivery: 'delivered' }),
    ...people(2, 'file.example', five, { mail: 'queued' }),
    ...people(2, 'perdu.example', five, { mail: 'uncertain' }),
    ...people(1, 'bord.example', await midnight(1), { delivery: 'delivered' }),
    ...people(1, 'bord.example', (await midnight(1)) - 1000, { delivery: 'bounced' }),
    ...people(1, 'debut.example', await midnight(6), {}),
    ...people(1, 'debut.example', (await midnight(6)) - 1000, {}),
  ])
})

async function read(given: Partial<DeliverabilityQuestion> = {}, person: Cast = 'platformAdmin') {
  const actor = await actorOf(db, platform.people[person])
  const usual = { days: 7, search: '', sort: 'sent', down: true, page: 1 } as const
  return readDeliverability(db, actor, { ...usual, ...given })
}
const domain = async (name: string, given: Partial<DeliverabilityQuestion> = {}) =>
  (await read({ ...given, search: name }))?.domains[0]

describe('figures by domain', () => {
  test('are those that were counted by hand', async () => {
    expect(await domain('ouvert')).toMatchObject({
      ...{ domain: 'ouvert.example', sent: 10, delivered: 7, bounced: 0, complained: 1 },
      ...{ opened: 6, accepted: 4 },
    })
    expect(await domain('mur')).toMatchObject({ sent: 5, delivered: 0, bounced: 5, opened: 0, accepted: 0 })
    expect(await domain('mur', { days: 30 })).toMatchObject({ sent: 6, bounced: 6 })
  })

  test('what has not left, or nobody knows whether it has, is not sent', async () => {
    expect(await domain('file')).toBeUndefined()
    expect(await domain('perdu')).toBeUndefined()
  })

  test('a person who is written to again counts once, by the last mail', async () => {
    await db.execute(sql`
      with again as (
        select i.id, i.email, m.settled_at, uuidv7() as batch from invitations i join mails m on m.invitation_id = i.id
        where i.email like '%@petit.example' order by i.id limit 1),
      opened as (insert into mail_batches (id, settled_at) select batch, now() from again)
      insert into mails (kind, invitation_id, recipient, language, variables, batch_id, position, status, settled_at, delivery)
      select 'reminder', id, email, 'fr', '{}', batch, 0, 'sent', settled_at + interval '1 day', 'bounced' from again`)
    expect(await domain('petit')).toMatchObject({ sent: 4, delivered: 3, bounced: 1 })
  })

  test('the total is of all that match, and every sort gives every domain', async () => {
    const all = await read()
    expect(all?.total).toMatchObject({ sent: 10 + 5 + 5 + 4 + 2 + 1, accepted: 4 })
    for (const sort of domainSorts)
      for (const down of [true, false]) expect((await read({ sort, down }))?.domains).toHaveLength(6)
    expect((await read({ sort: 'rate' }))?.domains[0]?.domain).toBe('ouvert.example')
    expect((await read({ sort: 'domain', down: false }))?.domains[0]?.domain).toBe('bord.example')
  })
})

describe('days are those of the platform’s time zone', () => {
  test('midnight belongs to the day that begins, the second before to the one before', async () => {
    const days = (await read({ search: 'bord' }))?.days ?? []
    expect(days).toHaveLength(7)
    expect(days.slice(-3)).toMatchObject([
      { sent: 1, delivered: 0, bounced: 1 },
      { sent: 1, delivered: 1, bounced: 0 },
      { sent: 0 },
    ])
    const { rows } = await db.execute(sql`select (now() at time zone 'Europe/Paris')::date::text as today`)
    expect(days.at(-1)?.day).toBe(rows[0]?.today)
  })

  test('the period begins at midnight of its first day', async () => {
    expect(await domain('debut')).toMatchObject({ sent: 1 })
    expect(await domain('debut', { days: 30 })).toMatchObject({ sent: 2 })
  })
})

describe('domains where nobody accepts', () => {
  test('stand out: enough people, for long enough, none accepted', async () => {
    const silent = (await read())?.silent
    expect(silent?.largest.map((one) => one.domain)).toEqual(['mur.example'])
    expect(silent?.count).toBe(1)
    expect((await read({ search: 'ouvert' }))?.silent.count).toBe(1)
  })
})

test.each([
  ['owner', true],
  ['platformAdmin', true],
  ['groupAdmin', false],
  ['userAdmin', false],
  ['learner', false],
  ['outsider', false],
] as const)('T13 A2 %s is told: %s', async (person, told) => {
  expect((await read({}, person)) !== null).toBe(told)
})
