import { type SQL, sql } from 'drizzle-orm'
import type { Executor } from '@/db/client'
import { containing, uuids } from '@/db/sql'
import type { Actor } from '@/domain/access/actor'
import { searchedText } from '@/domain/accounts/matching'
import { knownTo } from '@/domain/accounts/scope'
import type { Referent } from './referents'
import { enrollable } from './scope'

const mostFound = 10

/** Somebody who may become referent, and groups of theirs that the actor sees, which tell namesakes apart. */
export type PossibleReferent = Referent & { groups: string[] }

/** The condition that the actor may make the account `a` a referent: of whom they may know, or of a group they lead (A2). */
export function mayBecomeReferent(actor: Actor): SQL {
  return sql`(a.status = 'active' and (${knownTo(actor, sql`a.id`)} or ${enrollable(actor)}))`
}

/**
 * Active people whose name has every word of the text, among those whom the actor may make referents. By names alone:
 * a coach is not told the addresses of people. One statement.
 */
export async function findReferents(db: Executor, actor: Actor, text: string): Promise<PossibleReferent[]> {
  const words = text.split(/\s+/).filter(Boolean)
  if (words.length === 0) return []
  // The index knows the longer text.
  const named = words.map(
    (word) => sql`${searchedText} ilike ${containing(word)}
      and a.first_name || ' ' || a.last_name ilike ${containing(word)}`,
  )
  const { rows } = await db.execute<PossibleReferent>(sql`
    select a.id, a.first_name || ' ' || a.last_name as name, array(
      select g.name from groups g where g.id in (
        select m.source_group_id from memberships m where m.account_id = a.id) and ${seenBy(actor)}
      order by g.name limit 2) as groups
    from accounts a where ${sql.join(named, sql` and `)} and ${mayBecomeReferent(actor)}
    order by a.last_name, a.first_name, a.id limit ${mostFound}`)
  return rows
}

const seenBy = (actor: Actor) =>
  actor.isPlatformAdmin ? sql`true` : sql`g.id = any(${uuids([...actor.adminOf, ...actor.rolesIn.keys()])})`
