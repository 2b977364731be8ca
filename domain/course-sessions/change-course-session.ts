import { sql } from 'drizzle-orm'
import type { Database, Transaction } from '@/db/client'
import { uuids } from '@/db/sql'
import type { Actor } from '@/domain/access/actor'
import { changesBetween } from '@/domain/audit/changes'
import { recordEvents } from '@/domain/audit/record-events'
import { done, type Result, refused } from '@/domain/result'
import { isPast } from './days'
import { holdCourseSession } from './find-course-session'
import { holdReferents } from './hold-referents'
import { managesCourseSession } from './policy'
import type { CourseSessionChange } from './session-input'
import { type CourseSessionSettings, readCourseSessionSettings } from './show-settings'
import { tellMoved } from './tell-moved'

export type ChangeCourseSessionRefusal =
  | 'not_found'
  | 'changed_meanwhile'
  | 'date_passed'
  | 'referent_missing'
  | 'referent_unknown'

type After = Pick<CourseSessionSettings, 'name' | 'startsOn' | 'endsOn'> & { referentIds: string[] }

/**
 * Name, days and referents of a session that the actor manages; others are unknown (A2, T13). Refuses what was decided
 * on another session than there is. A session keeps a referent, and those whom the actor does not know. Whoever is
 * enrolled is told of other days only if that is asked for; answers how many were.
 */
export async function changeCourseSession(
  db: Database,
  actor: Actor,
  change: CourseSessionChange,
): Promise<Result<{ told: number }, ChangeCourseSessionRefusal>> {
  const { courseSessionId: id } = change
  return db.transaction(async (tx) => {
    const found = await holdCourseSession(tx, actor, id, 'change')
    if (!found || !managesCourseSession(actor, found)) return refused('not_found')
    // Read again now that the session is held: whoever held it before may have changed it.
    const before = await readCourseSessionSettings(tx, actor, id)
    const after = { ...change, referentIds: referentsAfter(before, change) }
    const refusal = await whyNot(tx, actor, before, after, change.version)
    if (refusal) return refused(refusal)
    await write(tx, id, after)
    await record(tx, actor, id, before, after)
    const moved = before.startsOn !== after.startsOn || before.endsOn !== after.endsOn
    return done({ told: moved && change.tell ? await tellMoved(tx, actor, id, before) : 0 })
  })
}

/** Those that were chosen, and those whom the actor cannot choose about, for they do not know them. */
function referentsAfter(
  { referents }: CourseSessionSettings,
  { referentIds }: CourseSessionChange,
): string[] {
  const kept = referents.filter(({ known }) => !known).map(({ id }) => id)
  return [...new Set([...kept, ...referentIds])].sort()
}

async function whyNot(
  tx: Transaction,
  actor: Actor,
  before: CourseSessionSettings,
  { endsOn, referentIds }: After,
  version: string,
): Promise<ChangeCourseSessionRefusal | null> {
  if (before.version !== version) return 'changed_meanwhile'
  if (referentIds.length === 0) return 'referent_missing'
  // A session that is over keeps its last day; it is another one that must not have passed.
  if (endsOn !== before.endsOn && (await isPast(tx, endsOn))) return 'date_passed'
  const added = referentIds.filter((one) => !before.referents.some(({ id }) => id === one))
  return (await holdReferents(tx, actor, added)) ? null : 'referent_unknown'
}

async function write(tx: Transaction, id: string, { name, startsOn, endsOn, referentIds }: After) {
  await tx.execute(sql`
    with gone as (
      delete from course_session_referents where course_session_id = ${id} and account_id <> all(${uuids(referentIds)})
    ), come as (
      insert into course_session_referents (course_session_id, account_id)
      select ${id}::uuid, chosen.id from unnest(${uuids(referentIds)}) as chosen (id) on conflict do nothing
    )
    update course_sessions set name = ${name}, starts_on = ${startsOn}, ends_on = ${endsOn} where id = ${id}`)
}

async function record(
  tx: Transaction,
  actor: Actor,
  id: string,
  before: CourseSessionSettings,
  after: After,
) {
  const facts = ({ name, startsOn, endsOn, referentIds }: After) => ({ name, startsOn, endsOn, referentIds })
  const was = { ...before, referentIds: before.referents.map((referent) => referent.id).sort() }
  const details = changesBetween(facts(was), facts(after))
  if (Object.keys(details).length === 0) return
  const targets = sql`select ${id}::uuid`
  await recordEvents(tx, { by: actor, action: 'course_session.changed', targets, details })
}
