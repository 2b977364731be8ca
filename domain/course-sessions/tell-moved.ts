import { sql } from 'drizzle-orm'
import type { Transaction } from '@/db/client'
import type { Actor } from '@/domain/access/actor'
import { writeMails } from '@/domain/mail/write-mails'
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
      select 'course_session_moved'::mail_kind, null::uuid, a.id, a.email, a.language, jsonb_build_object(
          'courseSessionId', s.id::text, 'firstName', a.first_name, 'course', c.name, 'session', s.name,
          'startsOn', s.starts_on::text, 'endsOn', s.ends_on::text,
          'wasStartsOn', ${was.startsOn}::text, 'wasEndsOn', ${was.endsOn}::text, 'referents', r.names),
        ${actor.accountId}::uuid, null::uuid
      from (${tellable(courseSessionId)}) as a
      cross join course_sessions s join courses c on c.id = s.course_id cross join (
        select coalesce(string_agg(p.first_name || ' ' || p.last_name, ', ' order by p.last_name, p.first_name), '') as names
        from course_session_referents r join accounts p on p.id = r.account_id
        where r.course_session_id = ${courseSessionId} and p.status = 'active'
      ) r where s.id = ${courseSessionId}`,
  )
  return rows[0]?.told ?? 0
}
