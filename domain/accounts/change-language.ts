import { sql } from 'drizzle-orm'
import type { Database } from '@/db/client'
import type { Actor } from '@/domain/access/actor'
import { recordEvents } from '@/domain/audit/record-events'

/** The language of one's own screens and mails. */
export async function changeLanguage(db: Database, actor: Actor, language: 'fr' | 'en'): Promise<void> {
  const mine = sql`select ${actor.accountId}::uuid`
  await db.transaction(async (tx) => {
    const { rows } = await tx.execute<{ from: string }>(sql`
      with before as (select id, language from accounts where id = ${actor.accountId} for no key update)
      update accounts a set language = ${language} from before b
      where a.id = b.id and b.language <> ${language} returning b.language as from`)
    const [{ from } = {}] = rows
    if (!from) return
    const details = { language: { from, to: language } }
    await recordEvents(tx, { by: actor, action: 'account.changed', targets: mine, details })
  })
}
