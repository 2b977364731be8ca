import { setTimeout as wait } from 'node:timers/promises'
import { PgBoss } from 'pg-boss'
import type { Database } from '@/db/client'
import type { Jobs } from '@/domain/mail/queue'
import { type Line, reasonOf } from './drain'

type Appointment = { queue: keyof Jobs; cron: string }

/**
 * What is asked of the worker at set times. Every quarter of an hour: a day begins on one of them in every zone of the
 * world, so that accounts go at 00:00 whatever the platform's zone is (D1).
 */
export const timetable: readonly Appointment[] = [{ queue: 'accounts-due', cron: '*/15 * * * *' }]

/**
 * Hands in a job whenever its time comes, once however many workers do so; for times at which there was no worker, one
 * when there is again. By the database's clock (F09).
 */
export function startTimetable(db: Database, appointments: readonly Appointment[], log: Line['log']) {
  const stopped = new AbortController()
  const boss = open(db, appointments, log, stopped.signal)
  return {
    stop: async () => {
      stopped.abort()
      await (await boss)?.stop({ graceful: false })
    },
  }
}

/** A database that is still starting is waited for (F14). */
async function open(db: Database, appointments: readonly Appointment[], log: Line['log'], stop: AbortSignal) {
  while (!stop.aborted) {
    const executor = { executeSql: (text: string, values?: unknown[]) => db.$client.query(text, values) }
    const boss = new PgBoss({ db: executor, supervise: false, schedule: true, migrate: false })
    boss.on('error', ({ message }) => log(`timetable: ${message}`))
    try {
      await boss.start()
      for (const { queue, cron } of appointments) await boss.schedule(queue, cron, {}, { missed: 'once' })
      return boss
    } catch (error) {
      log(`timetable: ${reasonOf(error)}`)
      await boss.stop({ graceful: false })
      await wait(2_000, undefined, { signal: stop }).catch(() => {})
    }
  }
}
