import { sql } from 'drizzle-orm'
import type { Executor } from '@/db/client'
import type { Actor } from '@/domain/access/actor'

/** The language of one's own screens and mails. */
export async function changeLanguage(db: Executor, actor: Actor, language: 'fr' | 'en'): Promise<void> {
  await db.execute(sql`update accounts set language = ${language} where id = ${actor.accountId}`)
}
