import { sql } from 'drizzle-orm'
import type { Executor } from '@/db/client'
import { uuids } from '@/db/sql'
import type { Actor } from '@/domain/access/actor'
import { seesGroup } from '@/domain/access/policy'
import { done, type Result, refused } from '@/domain/result'
import { ended, type Removal, whyNotRemove } from './removal'
import { type RemovalRefusal, readMembers, whyNotLeave } from './remove-from-group'
import { selectedAccounts } from './selection'

/** How many of those who would be deleted are named; the others are a number. */
const mostNamedInPreview = 10

type Counted = { id: string; name: string; people: number }

export type RemovalPreview = {
  /** How many people it would take the role from. */
  people: number
  /** Which groups they would leave, and in which they would stay, as far as the actor sees them (A2). */
  leaves: Counted[]
  stays: Counted[]
  /** How many more groups of each kind there are. */
  hidden: { leaves: number; stays: number }
  deleted: { count: number; names: string[] }
  /** Whether the actor would leave their own last group, which is refused. */
  yourself: boolean
}

/** What a removal would do, before it is done: groups and people in figures and names (G5). Three statements. */
export async function previewRemoval(
  db: Executor,
  actor: Actor,
  removal: Removal,
): Promise<Result<RemovalPreview, RemovalRefusal>> {
  const refusal = whyNotRemove(actor, removal)
  if (refusal) return refused(refusal)
  const members = await readMembers(
    db,
    removal,
    sql`array(select a.id from accounts a where ${selectedAccounts(actor, removal.selection)})`,
  )
  const going = [...members.values()].filter(({ id }) => !whyNotLeave(actor, id, members.get(id)))
  const last = going.filter(({ isLast }) => isLast).map(({ id }) => id)
  const ids = going.map(({ id }) => id)
  const [groups, names] = await Promise.all([countGroups(db, removal, ids), readNames(db, last)])
  const seen = groups.filter(({ id }) => seesGroup(actor, id))
  const those = (of: Place[], kind: Kind) => of.filter((group) => group.kind === kind)
  return done({
    people: ids.length,
    leaves: those(seen, 'leaves'),
    stays: those(seen, 'stays'),
    hidden: {
      leaves: those(groups, 'leaves').length - those(seen, 'leaves').length,
      stays: those(groups, 'stays').length - those(seen, 'stays').length,
    },
    deleted: { count: last.length, names },
    yourself: members.size > going.length,
  })
}

type Kind = 'leaves' | 'stays'
type Place = Counted & { kind: Kind }

/** A group is left by who has no membership in it afterwards; who keeps another role there stays. */
async function countGroups(db: Executor, removal: Removal, ids: readonly string[]): Promise<Place[]> {
  const { rows } = await db.execute<Place>(sql`
    with place as (
      select m.account_id, m.group_id, bool_and(${ended(removal)}) as left
      from memberships m where m.account_id = any(${uuids(ids)}) group by m.account_id, m.group_id
    )
    select g.id, g.name, count(*)::int as people, case when p.left then 'leaves' else 'stays' end as kind
    from place p join groups g on g.id = p.group_id
    group by g.id, g.name, p.left order by g.id <> ${removal.groupId}, g.name, g.id`)
  return rows
}

async function readNames(db: Executor, ids: readonly string[]): Promise<string[]> {
  const { rows } = await db.execute<{ name: string }>(sql`
    select first_name || ' ' || last_name as name from accounts
    where id = any(${uuids(ids)}) order by last_name, first_name, id limit ${mostNamedInPreview}`)
  return rows.map(({ name }) => name)
}
