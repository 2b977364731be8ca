import { sql } from 'drizzle-orm'
import type { Database } from '@/db/client'

const tables = [
  'accounts',
  'memberships',
  'invitations',
  'invitation_memberships',
  'course_session_groups',
  'enrolments',
  'mail_batches',
  'mails',
  'pgboss.job',
  'audit_events',
  'seat_changes',
]

/** Throws unless both works add the same number of rows to each table: a reference that writes less proves nothing. */
export async function sameGrowth(
  db: Database,
  ours: () => Promise<unknown>,
  reference: () => Promise<unknown>,
): Promise<void> {
  const growth = async (work: () => Promise<unknown>) => {
    const before = await countRows(db)
    await work()
    const after = await countRows(db)
    return tables.map((table) => `${table} ${(after[table] ?? 0) - (before[table] ?? 0)}`).join(', ')
  }
  const [first, second] = [await growth(ours), await growth(reference)]
  if (first !== second) throw new Error(`Not the same rows:\nuse case: ${first}\nreference: ${second}`)
}

async function countRows(db: Database): Promise<Record<string, number>> {
  const counts = tables.map(
    (table) => sql`select ${table} as name, count(*)::int as total from ${sql.raw(table)}`,
  )
  const { rows } = await db.execute<{ name: string; total: number }>(sql.join(counts, sql` union all `))
  return Object.fromEntries(rows.map(({ name, total }) => [name, total]))
}
