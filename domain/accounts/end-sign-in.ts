import { sql } from 'drizzle-orm'
import type { Executor } from '@/db/client'

/** Signs out: the cookie that names this sign-in opens nothing from now on, whoever replays it (T15). */
export async function endSignIn(db: Executor, signInId: string): Promise<void> {
  await db.execute(sql`update sign_ins set ended_at = now() where id = ${signInId} and ended_at is null`)
}
