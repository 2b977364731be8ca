import { type SQL, sql } from 'drizzle-orm'
import type { Executor } from '@/db/client'
import type { Actor } from '@/domain/access/actor'
import { administersUsersOf } from '@/domain/access/policy'
import type { AccountFilter } from './filter'
import { countHeld, deletedOf, limits, membersOf, thoseThatAre } from './find-account-page'
import { isAmongMembers, ofAccount } from './matching'

/** Counting stops here: past it, screens say "more than". */
export const mostCounted = 10_000

/** How many people of a group match, `mostCounted + 1` standing for "more". At most two statements. */
export async function countGroupAccounts(
  db: Executor,
  actor: Actor,
  groupId: string,
  filter: AccountFilter,
): Promise<number> {
  if (!administersUsersOf(actor, groupId)) return 0
  const { rows } = await db.execute<{ total: number }>(sql`
    select count(*)::int as total from (
      ${await sourceOf(db, actor, groupId, filter)} limit ${mostCounted + 1}
    ) as counted`)
  return rows[0]?.total ?? 0
}

async function sourceOf(db: Executor, actor: Actor, groupId: string, filter: AccountFilter): Promise<SQL> {
  const own = ofAccount(filter)
  const among = (source: SQL, where: SQL) => sql`select from (${source}) as a where ${where}`
  if (filter.state === 'deleted') return among(deletedOf(actor, groupId), own ?? sql`true`)
  const held = own ? await countHeld(db, groupId, filter, limits.some) : 0
  if (!own || held < limits.some)
    return among(membersOf(groupId, filter), sql`a.status = 'active' and ${own ?? sql`true`}`)
  // Up to ten thousand have to be found: a set of all members is cheaper than as many look-ups.
  return among(thoseThatAre(own), isAmongMembers(groupId, filter))
}
