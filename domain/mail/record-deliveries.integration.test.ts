import { eq, sql } from 'drizzle-orm'
import { beforeAll, beforeEach, describe, expect, test } from 'vitest'
import type { Database } from '@/db/client'
import { createInvitations } from '@/db/factories/invitations'
import { createPlatform, type Platform } from '@/db/factories/platform'
import { invitations, mailEvents, mails } from '@/db/schema'
import { countStatements } from '@/tests/count-statements'
import { testDatabase } from '@/tests/database'
import { sessionOf, untilWaitedFor } from '@/tests/lock-queue'
import { type Delivery, deliveries } from './policy'
import { type ProviderEvent, recordDeliveries } from './record-deliveries'

let db: Database
let platform: Platform

beforeAll(async () => {
  db = await testDatabase()
  platform = await createPlatform(db)
})
beforeEach(() => db.execute(sql`truncate mail_batches, invitations cascade`))

/** Invitations whose mails are as the worker left them: sent, or handed over and not yet answered. */
async function mailed(count: number, mail: 'sent' | 'queued' = 'sent', attempts = 1) {
  const groups = [{ groupId: platform.groups.Lyon }]
  const invitedById = platform.people.groupAdmin.id
  const rows = Array.from({ length: count }, (_, at) => ({
    email: `p${at}@a.example`,
    groups,
    invitedById,
    mail,
  }))
  await createInvitations(db, rows)
  await db.update(mails).set({ attempts })
  return (await ledger()).map(({ id }) => id)
}

const ledger = () => db.select().from(mails).orderBy(mails.id)
const minute = (count: number) => new Date(Date.UTC(2026, 10, 1, 8, count))

const event = (mailId: string, what: Delivery | 'sent', at = 0, more: Partial<ProviderEvent> = {}) => ({
  id: `msg_${mailId}_${what}_${at}`,
  mailId,
  providerId: 're_1',
  delivery: what === 'sent' ? null : what,
  reason: what === 'bounced' ? '550 5.1.1 unknown' : null,
  occurredAt: minute(at),
  ...more,
})

function permutations<Value>(values: readonly Value[]): Value[][] {
  if (values.length < 2) return [[...values]]
  return values.flatMap((first, at) => permutations(values.toSpliced(at, 1)).map((rest) => [first, ...rest]))
}

describe('F05 the state is a fold by rank', () => {
  test.each([
    ['complained', ['sent', 'delayed', 'delivered', 'bounced', 'complained']],
    ['soft_bounced', ['sent', 'delayed', 'delayed', 'delivered', 'soft_bounced']],
    ['delivered', ['sent', 'delayed', 'delivered', 'delivered']],
    ['suppressed', ['suppressed', 'failed', 'sent', 'bounced']],
  ] as const)('all orders of arrival, each event three times: %s', async (highest, story) => {
    const orders = permutations(story.map((what, at) => [what, at] as const))
    const ids = await mailed(orders.length, 'queued')
    const arrivals = orders.map((order) => [...order, ...order.toReversed(), ...order])
    for (let turn = 0; turn < story.length * 3; turn++) {
      const arriving = arrivals.flatMap((order, at) =>
        order.slice(turn, turn + 1).map((one) => [at, ...one] as const),
      )
      await recordDeliveries(
        db,
        arriving.map(([mail, what, at]) => event(ids[mail] ?? '', what, at)),
      )
    }
    const at = minute((story as readonly string[]).indexOf(highest))
    const same = { status: 'sent', providerId: 're_1', delivery: highest, deliveryAt: at, failure: null }
    expect(await ledger()).toEqual(ids.map(() => expect.objectContaining(same)))
    expect(await db.$count(mailEvents)).toBe(ids.length * story.length)
    const marked = await db.$count(invitations, sql`undelivered_at is not null`)
    expect(marked).toBe(highest === 'delivered' ? 0 : ids.length)
  })

  test('of two of one rank the first that happened speaks, then the lower id', async () => {
    const [id = ''] = await mailed(1)
    const bounce = (name: string, at: number) =>
      event(id, 'bounced', at, { id: name, reason: `words of ${name}` })
    await recordDeliveries(db, [bounce('c', 5), bounce('b', 3), bounce('a', 3)])
    expect((await ledger())[0]).toMatchObject({ deliveryReason: 'words of a', deliveryAt: minute(3) })
  })

  test('all events of one message at the same moment: nothing is lost', async () => {
    const [id = ''] = await mailed(1, 'queued')
    const all = deliveries.flatMap((delivery, at) => [event(id, delivery, at), event(id, delivery, at)])
    await Promise.all(all.map((one) => recordDeliveries(db, [one])))
    expect((await ledger())[0]).toMatchObject({ status: 'sent', delivery: 'complained' })
    expect(await db.$count(mailEvents)).toBe(deliveries.length)
  })

  test('one that comes while another is being kept waits for it, and counts both', async () => {
    const [id = ''] = await mailed(1)
    let late: Promise<void> | undefined
    await db.transaction(async (tx) => {
      await tx.execute(sql`select from mails where id = ${id} for no key update`)
      const kept = { id: 'msg_first', mailId: id, delivery: 'complained', occurredAt: minute(1) } as const
      await tx.insert(mailEvents).values(kept)
      await tx.update(mails).set({ delivery: 'complained' })
      late = recordDeliveries(db, [event(id, 'delivered', 2)])
      await untilWaitedFor(db, await sessionOf(tx))
    })
    await late
    expect((await ledger())[0]).toMatchObject({ delivery: 'complained', deliveryAt: minute(1) })
  })

  test('the ranks of the database are those of the policy', async () => {
    const { rows } = await db.execute(sql`select unnest(enum_range(null::mail_delivery))::text as delivery`)
    expect(rows.map(({ delivery }) => delivery)).toEqual(deliveries)
  })
})

describe('what the provider speaks of, it took', () => {
  test.each([
    ['an attempt without an answer', { status: 'queued', settledAt: null }],
    ['F03 an uncertain one', { status: 'uncertain', settledAt: minute(0) }],
    ['one that was given up', { status: 'failed', failure: 'gave_up', settledAt: minute(0) }],
  ] as const)('%s is sent', async (_, change) => {
    const [id = ''] = await mailed(1, 'queued')
    await db.update(mails).set(change)
    await recordDeliveries(db, [event(id, 'sent')])
    const [row] = await ledger()
    expect(row).toMatchObject({ status: 'sent', failure: null, delivery: null, providerId: 're_1' })
    expect(row?.settledAt?.getTime()).toBeGreaterThan(Date.now() - 60_000)
  })

  test('what never was handed over stays as it is; once it was, the same event counts', async () => {
    const [id = ''] = await mailed(1, 'queued', 0)
    const before = await ledger()
    await recordDeliveries(db, [event(id, 'bounced')])
    expect(await ledger()).toEqual(before)
    await db.update(mails).set({ attempts: 1 })
    await recordDeliveries(db, [event(id, 'bounced')])
    expect((await ledger())[0]).toMatchObject({ status: 'sent', delivery: 'bounced' })
  })

  test('the record of the send keeps its moment and its id', async () => {
    const [id = ''] = await mailed(1)
    await db.update(mails).set({ providerId: 're_0' })
    const [before] = await ledger()
    await recordDeliveries(db, [event(id, 'delivered')])
    expect((await ledger())[0]).toEqual({ ...before, delivery: 'delivered', deliveryAt: minute(0) })
  })

  test('without our name the provider’s finds it; names of nobody change nothing', async () => {
    const [first, second = ''] = await mailed(2)
    await db.update(mails).set({ providerId: 're_second' }).where(eq(mails.id, second))
    const nobody = '00000000-0000-7000-8000-000000000000'
    await recordDeliveries(db, [
      event(nobody, 'bounced', 0, { providerId: 're_second' }),
      event('x', 'bounced', 1, { mailId: null, providerId: 're_nobody' }),
      event('x', 'bounced', 2, { mailId: null, providerId: null }),
    ])
    expect((await ledger()).map(({ delivery }) => delivery)).toEqual([null, null])
    await recordDeliveries(db, [event('x', 'bounced', 3, { mailId: null, providerId: 're_second' })])
    expect((await ledger()).map(({ id, delivery }) => [id, delivery])).toEqual([
      [first, null],
      [second, 'bounced'],
    ])
  })
})

test('the same number of statements for one event and for a thousand', async () => {
  const ids = await mailed(1001)
  const statements = (some: string[]) =>
    countStatements(() =>
      recordDeliveries(
        db,
        some.map((id) => event(id, 'bounced')),
      ),
    )
  await statements(ids.slice(0, 1))
  const one = await statements(ids.slice(0, 1))
  expect(await statements(ids.slice(1))).toBe(one)
  expect(await db.$count(invitations, sql`undelivered_at is not null`)).toBe(1001)
})
