import { setTimeout as wait } from 'node:timers/promises'
import { sql } from 'drizzle-orm'
import type { Database } from '@/db/client'
import { sweep } from '@/domain/mail/sweep'
import { failureInWords } from '@/emails/words'
import { Boss } from './boss'
import { drain, type Line } from './drain'
import { handlers } from './handlers'
import { post } from './post'

/** What a run has done: how many messages ended how, what the sweep did, and how many batches wait still. */
export type Figures = { sent: number; failed: number; uncertain: number; swept: string[]; waiting: number }

/** What is under way when the time is over may take so much longer: a call, and its record. */
const lastCallMs = 10_000

/**
 * Does the worker's work for a bounded time and leaves: for hosts where no process stays awake, and safe beside
 * workers and other runs of itself. What it does not get to, waits for the next.
 */
export async function workFor(db: Database, seconds: number, log: Line['log']): Promise<Figures> {
  const figures = { sent: 0, failed: 0, uncertain: 0 }
  const abort = AbortSignal.timeout(seconds * 1000)
  const stop = AbortSignal.timeout(Math.max(seconds * 1000 - lastCallMs, 1))
  const line = await openLine(db, log, figures)
  await line.boss.tidy()
  const swept = await sweep(db, { sayWhy: failureInWords })
  const limits = { stop, abort, whenEmpty: 'leave' } as const
  await drain(line, 'accounts-due', { ...limits, atOnce: 1 })
  await drain(line, 'group-enrolment', { ...limits, atOnce: 1 })
  await drain(line, 'import', { ...limits, atOnce: 1 })
  await drain(line, 'password-reset', { ...limits, atOnce: 2 })
  await drain(line, 'mail-batch-gave-up', { ...limits, atOnce: 1 })
  await drain(line, 'mail-batch', { ...limits, atOnce: 4 })
  return { ...figures, swept, waiting: await countWaiting(db) }
}

/** Does what waits for a few seconds: the mail that somebody has just asked for leaves at once, also where no worker runs. */
export async function sendFirst(db: Database, log: Line['log']): Promise<void> {
  const stop = AbortSignal.timeout(firstMs)
  const line = await openLine(db, log)
  await drain(line, 'group-enrolment', { stop, atOnce: 1, whenEmpty: 'leave' })
  await drain(line, 'mail-batch', { stop, atOnce: 2, whenEmpty: 'leave' })
}

const firstMs = 5_000
/** A worker takes a file before: a process that reads one lets everybody's pages wait. */
const workersFirstMs = 600

/** Goes on with imports for a few seconds, so that the first rows of a file are tried, where no worker has taken it. */
export async function importFirst(db: Database, log: Line['log']): Promise<void> {
  await wait(workersFirstMs)
  const stop = AbortSignal.timeout(firstMs)
  await drain(await openLine(db, log), 'import', { stop, abort: stop, atOnce: 1, whenEmpty: 'leave' })
  await sendFirst(db, log)
}

async function openLine(
  db: Database,
  log: Line['log'],
  figures = { sent: 0, failed: 0, uncertain: 0 },
): Promise<Line> {
  const count = (counts: typeof figures) => {
    for (const name of ['sent', 'failed', 'uncertain'] as const) figures[name] += counts[name]
  }
  return { db, log, boss: await bossOf(db, log), handlers: handlers(db, post(), count) }
}

const bosses = new WeakMap<Database, Promise<Boss>>()

/** One for a pool; a database that did not answer is asked again. */
function bossOf(db: Database, log: Line['log']): Promise<Boss> {
  const boss = bosses.get(db) ?? Boss.open(db, log)
  bosses.set(db, boss)
  boss.catch(() => bosses.delete(db))
  return boss
}

async function countWaiting(db: Database): Promise<number> {
  const { rows } = await db.execute<{ waiting: number }>(
    sql`select count(*)::int as waiting from mail_batches where settled_at is null`,
  )
  return rows[0]?.waiting ?? 0
}
