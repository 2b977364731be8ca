import { sql } from 'drizzle-orm'
import type { Executor } from '@/db/client'

/** As many rows of each kind at a time, so that nobody's sign-in waits for years of them. */
const most = 200

/**
 * Deletes what no longer says anything: windows of tries that are over, links for a new password of last
 * week, sign-ins that ended three months ago. One statement; each successful sign-in takes a little away.
 */
export async function forgetEnded(db: Executor): Promise<void> {
  await db.execute(sql`
    with tries as (
      delete from attempts where key in (
        select key from attempts where window_ends_at < now() - interval '1 hour' limit ${most} for update skip locked)
    ), resets as (
      delete from password_resets where id in (
        select id from password_resets where created_at < now() - interval '7 days' limit ${most} for update skip locked)
    )
    delete from sign_ins where id in (
      select id from sign_ins where coalesce(ended_at, expires_at) < now() - interval '90 days'
      limit ${most} for update skip locked)`)
}
