import { setTimeout as wait } from 'node:timers/promises'
import type { Database } from '@/db/client'
import { Boss } from './boss'
import { drain, type Line, reasonOf } from './drain'
import type { Handlers } from './handlers'
import { queues } from './queues'

type Options = {
  db: Database
  handlers: Handlers
  log: Line['log']
  /** What time brings; answers lines to log. */
  sweep: () => Promise<string[]>
}

/** How many jobs of a queue are in hand at a time. Two of a batch would do if the provider answered at once. */
const atOnce = {
  'mail-batch': 6,
  'mail-batch-gave-up': 1,
  'password-reset': 2,
  'group-enrolment': 1,
  import: 2,
  'accounts-due': 1,
} as const

/**
 * Takes jobs until it is stopped. Polls, since LISTEN does not work through Neon's pooler. `stop` waits for what
 * is under way.
 */
export function startWorker({ db, handlers, log, sweep }: Options) {
  const stopped = new AbortController()
  const stop = stopped.signal
  const work = openBoss(db, log, stop).then(async (boss) => {
    if (!boss) return
    const line = { db, boss, handlers, log }
    const limits = { stop, whenEmpty: 'wait' } as const
    await Promise.all([
      ...queues.map(({ name }) => drain(line, name, { ...limits, atOnce: atOnce[name] })),
      every(5, stop, () => boss.tidy(), log),
      every(30, stop, async () => (await sweep()).forEach(log), log),
    ])
  })
  return {
    stop: async () => {
      stopped.abort()
      await work
    },
  }
}

/** A database that is still starting is waited for (F14). */
async function openBoss(db: Database, log: Line['log'], stop: AbortSignal) {
  while (!stop.aborted) {
    try {
      return await Boss.open(db, log)
    } catch (error) {
      log(`the database does not answer: ${reasonOf(error)}`)
      await wait(2_000, undefined, { signal: stop }).catch(() => {})
    }
  }
}

async function every(seconds: number, stop: AbortSignal, act: () => Promise<void>, log: Line['log']) {
  while (!stop.aborted) {
    await act().catch((error) => log(`upkeep: ${reasonOf(error)}`))
    await wait(seconds * 1000, undefined, { signal: stop }).catch(() => {})
  }
}
