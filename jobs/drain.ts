import { setTimeout as wait } from 'node:timers/promises'
import type { Database } from '@/db/client'
import { TryAgain } from '@/domain/mail/call-provider'
import { closedSeconds } from '@/domain/mail/gate'
import type { Jobs } from '@/domain/mail/queue'
import type { Boss, TakenJob } from './boss'
import type { Handlers } from './handlers'

export type Line = {
  db: Database
  boss: Boss
  handlers: Handlers
  /** Takes a line an event: no address, no link. */
  log: (line: string) => void
}

type Limits = {
  /** Jobs in hand at a time: calls overlap, the gate keeps them apart. */
  atOnce: number
  /** No job is taken after it. */
  stop: AbortSignal
  /** Ends what is under way; without it, that is waited for. */
  abort?: AbortSignal
  whenEmpty: 'wait' | 'leave'
}

/** A lease is a minute: what takes longer is another's by then. */
const leaseMs = 55_000

/**
 * Takes job after job of a queue. Errors of the database slow it down and never end it: a database that is
 * away, asleep or full comes back (F14, F15).
 */
export async function drain<Queue extends keyof Jobs>(
  line: Line,
  queue: Queue,
  { atOnce, stop, abort, whenEmpty }: Limits,
): Promise<void> {
  const inHand = new Set<Promise<void>>()
  const pace = backoff()
  while (!stop.aborted) {
    if (inHand.size >= atOnce) {
      await Promise.race(inHand)
      continue
    }
    const next = await nextJob(line, queue).then(pace.worked, (error) => {
      line.log(`${queue}: ${reasonOf(error)}`)
      return pace.failed()
    })
    if (typeof next !== 'number') {
      const job = runJob(line, queue, next, abort).finally(() => inHand.delete(job))
      inHand.add(job)
      continue
    }
    if (whenEmpty === 'leave' && inHand.size === 0) break
    await Promise.race([...inHand, pause(next, stop)])
  }
  await Promise.all(inHand)
}

const pollMs = 500
/** Somebody waits before the page for the first rows of their file. */
const pollImportMs = 150

/** A job, or after how many milliseconds to ask again. While the provider wants a pause, batches stay queued. */
async function nextJob<Queue extends keyof Jobs>({ db, boss }: Line, queue: Queue) {
  const closed = queue === 'mail-batch' ? await closedSeconds(db) : 0
  if (closed > 0) return Math.min(closed * 1000, 10 * pollMs)
  return (await boss.take(queue)) ?? (queue === 'import' ? pollImportMs : pollMs)
}

async function runJob<Queue extends keyof Jobs>(
  { boss, handlers, log }: Line,
  queue: Queue,
  job: TakenJob<Queue>,
  abort?: AbortSignal,
): Promise<void> {
  try {
    const lease = AbortSignal.timeout(leaseMs)
    const said = await handlers[queue](job.data, abort ? AbortSignal.any([lease, abort]) : lease).catch(
      async (error) => {
        if (waits(error)) await boss.putBack(queue, job, error.retryAfterSeconds ?? 1)
        else await boss.fail(queue, job, reasonOf(error))
        log(`${queue} ${job.id} ${waits(error) ? 'waits' : 'failed'}: ${reasonOf(error)}`)
        return null
      },
    )
    if (said === null) return
    await boss.complete(queue, job)
    log(`${queue} ${said}`)
  } catch (error) {
    // The job comes back when its lease is over; what was settled is found settled.
    log(`${queue} ${job.id} left: ${reasonOf(error)}`)
  }
}

/** Whether it is the provider's pace that the batch waits for, not a fault of the batch. */
const waits = (error: unknown): error is TryAgain =>
  error instanceof TryAgain && error.trouble !== 'provider_down'

/** Twice as long after each failure in a row, up to a minute, and not all workers at once. */
function backoff() {
  let failures = 0
  return {
    worked: <Value>(value: Value) => {
      failures = 0
      return value
    },
    failed: () => {
      failures++
      return Math.min(60_000, pollMs * 2 ** failures) * (0.5 + Math.random() / 2)
    },
  }
}

const pause = (ms: number, signal: AbortSignal) => wait(ms, undefined, { signal }).catch(() => {})

/** What drizzle throws quotes the parameters, addresses included; its cause does not. */
export function reasonOf(error: unknown): string {
  if (!(error instanceof Error)) return 'for an unknown reason'
  return error.cause instanceof Error ? error.cause.message : error.message
}
