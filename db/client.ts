import { neonConfig, type Pool } from '@neondatabase/serverless'
import { drizzle, type NeonDatabase } from 'drizzle-orm/neon-serverless'
import ws from 'ws'
import { env } from '@/env'
import { PatientPool } from './patient-pool'
import * as schema from './schema'

export type Database = NeonDatabase<typeof schema> & { $client: Pool }
export type Transaction = Parameters<Parameters<Database['transaction']>[0]>[0]
/** What a use case takes: the database, or the transaction that it is part of. */
export type Executor = Database | Transaction

// Next's hot reload evaluates this module again and again; the pool must stay one.
const shared = globalThis as { bienvenueDatabase?: Database }

/** The application's database. Connects at the first query, so that `next build` needs none. */
export function db(): Database {
  shared.bienvenueDatabase ??= openDatabase(env().DATABASE_URL, env().DATABASE_GATEWAY)
  return shared.bienvenueDatabase
}

/** Ends the pool of `db()`; the next call of `db()` opens a new one. */
export async function closeDatabase(): Promise<void> {
  const open = shared.bienvenueDatabase
  shared.bienvenueDatabase = undefined
  await open?.$client.end()
}

/**
 * Opens a database of its own, for the worker, tests and tools. `gateway` is host:port, or nothing for Neon
 * itself; `leaves` is how many of the server's connections it never takes.
 */
export function openDatabase(url: string, gateway?: string, connections = 10, leaves = 0): Database {
  neonConfig.webSocketConstructor = ws
  if (gateway) goThrough(gateway)
  const timeouts = { connectionTimeoutMillis: 10_000, idleTimeoutMillis: 30_000 }
  const pool = new PatientPool({ connectionString: url, max: connections, ...timeouts }, leaves)
  // An idle connection that the server closes (Neon falling asleep) must not end the process.
  pool.on('error', (error: Error) => console.warn(`An idle database connection was lost: ${error.message}`))
  return drizzle(pool, { schema, casing: 'snake_case' })
}

/** Sends this process's connections through a local gateway instead of Neon's. */
function goThrough(gateway: string): void {
  neonConfig.wsProxy = (host, port) => `${gateway}/v2?address=${encodeURIComponent(`${host}:${port}`)}`
  neonConfig.useSecureWebSocket = false
  neonConfig.pipelineTLS = false
  // Both save round trips over the Internet and cost them on loopback: 1.7 ms against 0.25 ms a query.
  neonConfig.pipelineConnect = false
  neonConfig.coalesceWrites = false
}
