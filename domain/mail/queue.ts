import { sql } from 'drizzle-orm'
import { fromDrizzle, PgBoss } from 'pg-boss'
import type { Executor } from '@/db/client'

/** What is asked of the worker. Names of queues, and what a job of each carries. */
export type Jobs = {
  'mail-batch': { batchId: string }
  /** Where batches end that never worked. */
  'mail-batch-gave-up': { batchId: string }
  'password-reset': { email: string; requestedAt: string }
  /** The learners that a group had when a session was assigned it. */
  'group-enrolment': { courseSessionId: string; groupId: string }
  /** A file that is read, tried or written, from where it stands. */
  import: { importId: string }
  /** The days of deletion that have come. */
  'accounts-due': Record<string, never>
}

let known: Promise<PgBoss> | undefined

/** A job as it is handed in: not before a moment, and the higher its priority, the sooner. */
export type NewJob<Queue extends keyof Jobs> = {
  data: Jobs[Queue]
  startAfter?: Date | string | undefined
  priority?: number | undefined
}

/**
 * Hands jobs to the worker from inside the caller's transaction: they exist if it commits, and only then.
 * One statement, whatever the number of jobs (the first call of a process costs a few more).
 */
export async function enqueue<Queue extends keyof Jobs>(
  tx: Executor,
  queue: Queue,
  jobs: readonly NewJob<Queue>[],
): Promise<void> {
  if (jobs.length === 0) return
  const database = fromDrizzle(tx, sql)
  try {
    known ??= readQueues(database)
    const boss = await known
    await boss.insert(queue, jobs.map(toInsert), { db: database, returnId: false })
  } catch (error) {
    known = undefined
    throw error
  }
}

const toInsert = ({ data, startAfter, priority = 0 }: NewJob<keyof Jobs>) => ({
  data,
  priority,
  ...(startAfter && { startAfter: startAfter instanceof Date ? startAfter.toISOString() : startAfter }),
})

/**
 * pg-boss inserts once it has read the list of queues. Stopped right afterwards, it keeps that list and
 * no timer: nothing polls from a web process, and nothing keeps a short-lived one awake.
 */
async function readQueues(database: ReturnType<typeof fromDrizzle>): Promise<PgBoss> {
  const boss = new PgBoss({ db: database, supervise: false, schedule: false, migrate: false })
  await boss.start()
  await boss.stop({ graceful: false })
  return boss
}
