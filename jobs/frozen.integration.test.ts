import { eq, sql } from 'drizzle-orm'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { invitations, mails } from '@/db/schema'
import { addresses, linkKeys, type MailRoom, openMailRoom, press } from '@/tests/mail-room'

let room: MailRoom

beforeAll(async () => {
  room = await openMailRoom()
})
beforeEach(() => room.empty())
afterAll(() => room.resend.close())

/** A batch whose first attempt arrived, but whose answer was lost. */
async function unanswered(...people: string[]) {
  const made = await room.invite(...people)
  room.resend.faults.push({ kind: 'accept_then_drop' })
  await expect(room.send(made.batchId)).rejects.toMatchObject({ trouble: 'provider_down' })
  return made
}

/** The rows as they are when so many hours have passed: the database's clock is not ours to turn. */
const hoursPass = (hours: number) =>
  room.db.execute(sql`update mail_batches set unanswered_since = unanswered_since - ${`${hours} hours`}::interval,
    created_at = created_at - ${`${hours} hours`}::interval`)

function expectSameCall() {
  const [first, ...others] = room.resend.calls
  expect(others.length).toBeGreaterThan(0)
  for (const { key, body } of others) expect([key, body]).toEqual([first?.key, first?.body])
}

const deployed = {
  ...press,
  findTemplate: async () => ({ subject: 'autre', html: '<p>{link}</p>', text: '{link}' }),
}
const moved = {
  ...press,
  settings: { ...press.settings, appUrl: 'https://ailleurs.example', from: 'Autre <autre@exemple.example>' },
}
const rotated = {
  ...press,
  settings: {
    ...press.settings,
    linkKeys: { current: 'the key after it'.repeat(3), previous: linkKeys.current },
  },
}

describe('F02 between two attempts', () => {
  test.each([
    ['a deployment changes the templates', deployed],
    ['the address and the sender of the platform change', moved],
    ['the secret is replaced', rotated],
  ])('%s: the same key and the same bytes', async (_, changed) => {
    const { batchId } = await unanswered(...addresses(3))
    expect(await room.send(batchId, { press: changed })).toEqual({ sent: 3, failed: 0, uncertain: 0 })
    expectSameCall()
    expect(room.resend.inbox).toHaveLength(3)
    await room.invite('zoe@exemple.example')
    await room.send((await room.ledger()).at(-1)?.batchId ?? '', { press: changed })
    expect(
      room.resend.inbox.at(-1)?.subject === room.resend.inbox[0]?.subject,
      'the control: a new batch is of today',
    ).toBe(changed !== deployed)
  })

  test('a webhook says of one that it was taken, another is cancelled: the same call', async () => {
    const { batchId, ids } = await unanswered(...addresses(3))
    const providerId = room.resend.inbox[0]?.id ?? ''
    await room.db
      .update(mails)
      .set({ status: 'sent', settledAt: new Date(), providerId, delivery: 'delivered' })
      .where(eq(mails.position, 0))
    await room.db
      .update(invitations)
      .set({ status: 'cancelled', endedAt: new Date() })
      .where(eq(invitations.id, ids[1] ?? ''))
    expect(await room.send(batchId)).toMatchObject({ sent: 2, failed: 0 })
    expectSameCall()
    expect((await room.ledger())[0]).toMatchObject({ providerId, delivery: 'delivered' })
    expect(room.resend.inbox).toHaveLength(3)
  })

  test('F03 the key of the links is gone: uncertain, and no other call', async () => {
    const { batchId } = await unanswered(...addresses(2))
    const lost = {
      ...press,
      settings: { ...press.settings, linkKeys: { current: 'a key of its own'.repeat(3) } },
    }
    expect(await room.send(batchId, { press: lost })).toEqual({ sent: 0, failed: 0, uncertain: 2 })
    expect(room.resend.calls).toHaveLength(1)
  })

  test('the key is gone, but nothing can have arrived: written with the new one', async () => {
    const { batchId } = await room.invite(...addresses(2))
    room.resend.faults.push({ kind: 'answer', status: 429, name: 'rate_limit_exceeded' })
    await expect(room.send(batchId)).rejects.toMatchObject({ trouble: 'rate_limited' })
    const lost = {
      ...press,
      settings: { ...press.settings, linkKeys: { current: 'a key of its own'.repeat(3) } },
    }
    expect(await room.send(batchId, { press: lost })).toMatchObject({ sent: 2 })
  })
})

describe('F03 an attempt without an answer', () => {
  test('25 hours on is never sent again: uncertain, and a person decides', async () => {
    const { batchId } = await unanswered(...addresses(2))
    await hoursPass(25)
    expect(await room.send(batchId)).toEqual({ sent: 0, failed: 0, uncertain: 2 })
    expect(await room.send(batchId)).toEqual({ sent: 0, failed: 0, uncertain: 0 })
    expect(room.resend.calls).toHaveLength(1)
    expect((await room.ledger()).map(({ status }) => status)).toEqual(['uncertain', 'uncertain'])
    const marked = await room.db.select().from(invitations)
    expect(marked.every(({ undeliveredAt }) => undeliveredAt)).toBe(true)
  })

  test('the control: 23 hours on it is sent, under the same key and with the same bytes', async () => {
    const { batchId } = await unanswered(...addresses(2))
    await hoursPass(23)
    expect(await room.send(batchId)).toMatchObject({ sent: 2 })
    expectSameCall()
    expect(room.resend.inbox).toHaveLength(2)
  })

  test('F03 the 24 hours count from the first attempt, not from the last', async () => {
    const { batchId } = await unanswered(...addresses(2))
    await hoursPass(20)
    room.resend.faults.push({ kind: 'drop' })
    await expect(room.send(batchId)).rejects.toMatchObject({ trouble: 'provider_down' })
    await hoursPass(4)
    expect(await room.send(batchId)).toMatchObject({ uncertain: 2 })
    expect(room.resend.calls).toHaveLength(2)
  })

  test.each([-10, 10])(
    'F09 the clock of the worker is %i minutes off: the database’s decides',
    async (minutes) => {
      const clock = Date.now
      Date.now = () => clock() + minutes * 60_000
      try {
        const early = await unanswered('ana@exemple.example')
        await hoursPass(23.4)
        expect(await room.send(early.batchId)).toMatchObject({ sent: 1 })
        await room.empty()
        const late = await unanswered('ana@exemple.example')
        await hoursPass(23.6)
        expect(await room.send(late.batchId)).toMatchObject({ uncertain: 1 })
      } finally {
        Date.now = clock
      }
    },
  )
})
