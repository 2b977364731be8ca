import { sql } from 'drizzle-orm'
import type { Transaction } from '@/db/client'
import type { Actor } from '@/domain/access/actor'
import { writeMails } from '@/domain/mail/write-mails'
import { sessionVariables } from './enrolling'
import { type CourseSessionSettings, tellable } from './show-settings'

/** Writes a mail to each of those enrolled, with the days that are and those that were. Answers how many. */
export async function tellMoved(
  tx: Transaction,
  actor: Actor,
  courseSessionId: string,
  was: Pick<CourseSessionSettings, 'startsOn' | 'endsOn'>,
): Promise<number> {
  const { rows } = await tx.execute<{ told: number }>(sql`
    select count(*)::int as told from (${tellable(courseSessionId)}) as told`)
  await writeMails(
    tx,
    sql`
      with session as materialized (
        select ${sessionVariables} || jsonb_build_object(
          'wasStartsOn', ${was.startsOn}::text, 'wasEndsOn', ${was.endsOn}::text) as told
        from course_sessions s join courses c on c.id = s.course_id where s.id = ${courseSessionId}
      )
      select 'course_session_moved'::mail_kind, null::uuid, a.id, a.email, a.language,
        s.told || jsonb_build_object('firstName', a.first_name), ${actor.accountId}::uuid, null::uuid
      from (${tellable(courseSessionId)}) as a cross join session s`,
  )
  return rows[0]?.told ?? 0
}
