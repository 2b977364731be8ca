import { sql } from 'drizzle-orm'
import type { Database } from '@/db/client'
import { uuids } from '@/db/sql'
import type { Actor } from '@/domain/access/actor'
import { done, type Result, refused } from '@/domain/result'
import { enrolAccounts, enrolledAmong } from './enrol-accounts'
import { holdCourseSession } from './find-course-session'
import type { EnrolInput } from './input'
import { whyNotEnrol } from './policy'
import { enrollable } from './scope'

export type EnrolRefusal = 'not_found' | 'not_yours' | 'over'
type Enrolled = { enrolled: string[]; already: string[]; leftOut: string[] }

/**
 * Enrols people of the groups that the referent leads (S2), each with one mail (S3). Who is of none of them is left
 * out like an unknown id (A2, T13). As many statements for one as for a thousand.
 */
export function enrolPeople(
  db: Database,
  actor: Actor,
  { courseSessionId, accountIds }: EnrolInput,
): Promise<Result<Enrolled, EnrolRefusal>> {
  return db.transaction(async (tx) => {
    const session = await holdCourseSession(tx, actor, courseSessionId)
    if (!session) return refused('not_found')
    if (whyNotEnrol(actor, session)) return refused('not_yours')
    if (session.state === 'over') return refused('over')
    // Whoever deletes one of them comes before, or takes the enrolment away again.
    const { rows } = await tx.execute<{ id: string }>(sql`
      select a.id from accounts a
      where a.id = any(${uuids(accountIds)}) and a.status = 'active' and ${enrollable(actor)}
      order by a.id for no key update`)
    const held = rows.map(({ id }) => id)
    const already = await enrolledAmong(tx, session.id, held)
    const fresh = held.filter((id) => !already.has(id))
    await enrolAccounts(tx, actor, session.id, fresh)
    const known = new Set(held)
    return done({
      enrolled: fresh,
      already: [...already],
      leftOut: [...new Set(accountIds)].filter((id) => !known.has(id)),
    })
  })
}
