import { join } from 'node:path'
import { sql } from 'drizzle-orm'
import { migrate } from 'drizzle-orm/neon-serverless/migrator'
import { PgBoss, type Queue } from 'pg-boss'
import type { Database } from './client'

type NamedQueue = { name: string; options: Omit<Queue, 'name'> }

const LOCK = 7_133_201

/**
 * Brings the schema, pg-boss's own schema and the queues up to date. Machines that start together take turns.
 * The lock belongs to a transaction: session locks do not hold through Neon's pooler.
 */
export async function migrateDatabase(database: Database, queues: readonly NamedQueue[]): Promise<void> {
  await database.transaction(async (turn) => {
    await turn.execute(sql`select pg_advisory_xact_lock(${LOCK})`)
    await migrate(database, { migrationsFolder: join(import.meta.dirname, 'migrations') })
    await migrateQueues(database, queues)
  })
}

async function migrateQueues(database: Database, queues: readonly NamedQueue[]): Promise<void> {
  const boss = new PgBoss({
    db: { executeSql: (text, values) => database.$client.query(text, values) },
    schema: 'pgboss',
    supervise: false,
    schedule: false,
  })
  let failure: Error | undefined
  boss.on('error', (error) => {
    failure = error
  })
  await boss.start()
  for (const { name, options } of queues) {
    await boss.createQueue(name, options)
    // What a queue is (policy, partition) is set for good at its creation; the rest follows the code.
    const { policy: _policy, partition: _partition, ...changeable } = options
    if (Object.keys(changeable).length) await boss.updateQueue(name, changeable)
  }
  await boss.stop({ graceful: false })
  if (failure) throw failure
}
