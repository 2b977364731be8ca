import { once } from 'node:events'
import { setTimeout as wait } from 'node:timers/promises'
import { sql } from 'drizzle-orm'
import type { Database } from '@/db/client'
import { createInvitations } from '@/db/factories/invitations'
import type { Platform } from '@/db/factories/platform'
import { mailInvitations } from '@/domain/invitations/mail-invitations'
import { FakeResend } from '@/tests/fake-resend'
import { startWorkerProcess } from '@/tests/worker-process'
import { newAddresses } from './invite'
import { figure, type Reporter } from './report'

const messages = 10_000
const rates = [5, 10]

/** How long the provider takes over a call of 100 messages. */
const latencyMs = 100

/**
 * Draining a long queue with one worker, from its first call until every row is settled, against what a provider
 * allows that takes so many calls of 100 messages a second. Reached is 0.95 of it. The rate itself is learnt
 * from the provider beforehand, with one mail.
 */
export async function benchDrain(db: Database, platform: Platform, report: Reporter): Promise<void> {
  report.title(
    `Draining ${messages.toLocaleString('en')} messages with one worker, against the provider's rate`,
  )
  for (const rate of rates) {
    const resend = await new FakeResend().listen()
    resend.callsPerSecond = rate
    resend.latencyMs = latencyMs
    const worker = startWorkerProcess(resend.url)
    await write(db, platform, 1)
    await settled(db)
    // The window in which the provider counts calls is over.
    await wait(1000)
    resend.calls.length = 0
    await pause(db, 'infinity')
    await write(db, platform, messages)
    await pause(db, 'now')
    await until(async () => resend.calls.length > 0)
    const start = performance.now()
    await settled(db)
    show(report, rate, performance.now() - start)
    const refused = resend.calls.filter(({ status }) => status === 429).length
    report.show(figure(`calls that the provider refused as too many, of ${resend.calls.length}`, refused))
    if (resend.inbox.length !== messages + 1) throw new Error('Not every message arrived once')
    worker.process.kill('SIGTERM')
    await once(worker.process, 'exit')
    await resend.close()
  }
}

function show(report: Reporter, rate: number, ms: number) {
  const reference = (messages / 100 / rate) * 1000
  const round = (value: number) => Math.round(value * 1000) / 1000
  report.show({
    name: `messages at ${rate} calls a second; the ratio is of the allowed rate`,
    n: messages,
    ms: Math.round(ms),
    reference_ms: reference,
    ratio: round(reference / ms),
    statements: null,
  })
  report.show(figure('messages a second', Math.round((messages / ms) * 1000)))
}

async function write(db: Database, { groups, people }: Platform, count: number): Promise<void> {
  const rows = newAddresses(count).map((email) => ({
    email,
    groups: [{ groupId: groups.Lyon }],
    invitedById: people.groupAdmin.id,
    mail: 'none' as const,
  }))
  for (let from = 0; from < count; from += 2_000) {
    const created = await createInvitations(db, rows.slice(from, from + 2_000))
    const ids = created.map(({ id }) => id)
    await db.transaction((tx) => mailInvitations(tx, ids, { kind: 'invitation', requestedById: null }))
  }
}

/** Until all is written no call leaves, as after a quota. */
const pause = (db: Database, until: 'infinity' | 'now') =>
  db.execute(sql`update mail_gate set paused_until = least(${until}::timestamptz, now() + interval '1 hour')`)

const settled = (db: Database) =>
  until(async () => {
    const { rows } = await db.execute<{ open: boolean }>(
      sql`select exists (select from mail_batches where settled_at is null) as open`,
    )
    return rows[0]?.open === false
  })

async function until(met: () => Promise<boolean>): Promise<void> {
  while (!(await met())) await wait(25)
}
