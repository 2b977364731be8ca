import { createHmac, hkdfSync } from 'node:crypto'
import { sql } from 'drizzle-orm'
import type { Executor } from '@/db/client'
import { texts } from '@/db/sql'

/** At most `most` tries by one `subject` in a window that starts with the first of them. */
export type Limit = { name: string; subject: string; most: number; minutes: number }

type Counted = { key: string; count: number; windowEndsAt: string }

/**
 * Counts a try against every limit, before the try: a hundred at once are a hundred counted. Answers when
 * to try again, or null when none is exceeded. More tries never move that moment. One statement.
 */
export async function countAttempt(
  db: Executor,
  secret: string,
  limits: readonly Limit[],
): Promise<Date | null> {
  const { rows } = await db.execute<Counted>(sql`
    insert into attempts as a (key, count, window_ends_at)
    select key, 1, now() + minutes * interval '1 minute'
    from unnest(${texts(limits.map((limit) => keyOf(secret, limit)))},
      ${sql.param(limits.map(({ minutes }) => minutes))}::int[]) as tried (key, minutes)
    order by key
    on conflict (key) do update set
      count = case when a.window_ends_at <= now() then 1 else a.count + 1 end,
      window_ends_at = case when a.window_ends_at <= now() then excluded.window_ends_at else a.window_ends_at end
    returning key, count, window_ends_at as "windowEndsAt"`)
  const most = new Map(limits.map((limit) => [keyOf(secret, limit), limit.most]))
  const exceeded = rows.filter(({ key, count }) => count > (most.get(key) ?? 0))
  const moments = exceeded.map(({ windowEndsAt }) => new Date(windowEndsAt).getTime())
  return moments.length > 0 ? new Date(Math.max(...moments)) : null
}

/** After a success: `over` starts from nothing again, `giveBack` gets this one try back. */
export async function forgiveAttempt(
  db: Executor,
  secret: string,
  { over, giveBack }: { over: readonly Limit[]; giveBack: readonly Limit[] },
): Promise<void> {
  const keys = (limits: readonly Limit[]) => texts(limits.map((limit) => keyOf(secret, limit)))
  // Taken in the order in which counting takes them, so that the two never wait for each other.
  await db.execute(sql`
    with held as (
      select key from attempts where key = any(${keys([...over, ...giveBack])}) order by key for update
    )
    update attempts a set count = case when a.key = any(${keys(over)}) then 0 else greatest(a.count - 1, 0) end
    from held where a.key = held.key`)
}

/** Keyed digests: who reads the table learns neither addresses nor where people are. */
function keyOf(secret: string, { name, subject }: Limit) {
  const key = Buffer.from(hkdfSync('sha256', secret, '', 'bienvenue attempts', 32))
  return createHmac('sha256', key).update(`${name} ${subject}`).digest('base64url')
}

/** The wait in whole minutes, as people are told it; never none. */
export const minutesTo = (moment: Date) => Math.max(1, Math.ceil((moment.getTime() - Date.now()) / 60_000))
