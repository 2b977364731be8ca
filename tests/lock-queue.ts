import { setTimeout as wait } from 'node:timers/promises'
import { sql } from 'drizzle-orm'
import type { Database, Transaction } from '@/db/client'

/** The session of a transaction: whom others are seen to wait for. */
export async function sessionOf(tx: Transaction): Promise<number> {
  const { rows } = await tx.execute<{ pid: number }>(sql`select pg_backend_pid() as pid`)
  return rows[0]?.pid ?? 0
}

/**
 * Until that many wait for what the session holds, some of them perhaps behind others; throws when they never do.
 * Asked outside the session's transaction, which would see the first answer for ever.
 */
export async function untilWaitedFor(db: Database, session: number, many = 1): Promise<void> {
  for (const since = Date.now(); Date.now() - since < 20_000; await wait(3)) {
    const { rows } = await db.execute<{ many: number }>(sql`
      with recursive waiting as (
        select pid, pg_blocking_pids(pid) as ahead from pg_stat_activity
        where datname = current_database() and wait_event_type = 'Lock'
      ), queue as (
        select pid from waiting where ${session} = any(ahead)
        union
        select w.pid from waiting w join queue q on q.pid = any(w.ahead)
      )
      select count(*)::int as many from queue`)
    if ((rows[0]?.many ?? 0) >= many) return
  }
  throw new Error('Nobody waits for what is held')
}
