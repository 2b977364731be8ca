import { PgBoss } from 'pg-boss'
import type { Jobs } from '@/domain/mail/queue'
import type { Handlers } from './handlers'
import { queues } from './queues'

type Options = {
  connectionString: string
  handlers: Handlers
  /** Takes a line an event: no address, no link. */
  log: (line: string) => void
}

/**
 * Takes jobs until it is stopped, one at a time a queue: two calls a second are what the provider allows, and
 * a throw fails everything that was fetched together. Polls, since LISTEN does not work through Neon's pooler.
 */
export async function startWorker({ connectionString, handlers, log }: Options) {
  const boss = openBoss(connectionString)
  boss.on('error', (error) => log(`queue: ${error.message}`))
  await boss.start()
  const work = <Queue extends keyof Jobs>(name: Queue) =>
    boss.work<Jobs[Queue]>(name, { batchSize: 1, pollingIntervalSeconds: 0.5 }, async ([job]) => {
      if (!job) return
      try {
        log(`${name} ${await handlers[name](job)}`)
      } catch (error) {
        log(`${name} ${job.id} failed: ${reasonOf(error)}`)
        throw error
      }
    })
  await Promise.all(queues.map(({ name }) => work(name)))
  return { stop: () => boss.stop({ graceful: true, timeout: 30_000 }) }
}

function openBoss(connectionString: string) {
  return new PgBoss({
    connectionString,
    application_name: 'bienvenue worker',
    max: 4,
    migrate: false,
    schedule: false,
    superviseIntervalSeconds: 5,
    monitorIntervalSeconds: 5,
  })
}

/** What drizzle throws quotes the parameters, addresses included; its cause does not. */
function reasonOf(error: unknown): string {
  if (!(error instanceof Error)) return 'for an unknown reason'
  return error.cause instanceof Error ? error.cause.message : error.message
}
