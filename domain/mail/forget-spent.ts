import { sql } from 'drizzle-orm'
import type { Database } from '@/db/client'

/** Templates change with a deployment, a name, a colour or a picture: there are never many that are in use. */
const keptTemplates = 200

/**
 * Forgets what has done its work: the words of mails to administrators that name other people's addresses, jobs
 * that hold one, and rendered templates that no open batch needs. Answers nothing: it is nobody's news.
 */
export async function forgetSpent(db: Database): Promise<void> {
  await db.execute(sql`
    update mails m set variables = '{}'
    where m.kind in ('link_asked', 'failure_digest') and m.variables <> '{}' and m.status <> 'queued'
      and not exists (select from mail_batches b where b.id = m.batch_id and b.settled_at is null)`)
  await db.execute(sql`
    delete from pgboss.job where name = 'password-reset' and state >= 'completed'
      and completed_on < now() - interval '1 hour'`)
  await forgetTemplates(db)
}

/** The lock waits for whoever is just freezing a batch with one of them, and makes others write theirs anew. */
async function forgetTemplates(db: Database) {
  const { rows } = await db.execute<{ many: boolean }>(
    sql`select count(*) > ${keptTemplates} as many from mail_templates`,
  )
  if (!rows[0]?.many) return
  await db.transaction(async (tx) => {
    await tx.execute(sql`lock table mail_templates in share row exclusive mode`)
    await tx.execute(sql`
      delete from mail_templates t where not exists (
        select from mail_batches b, jsonb_each_text(b.frozen->'templates') as used (name, digest)
        where b.settled_at is null and used.digest = t.digest)`)
  })
}
