import { type SQL, sql } from 'drizzle-orm'
import { containing } from '@/db/sql'
import type { Actor } from '@/domain/access/actor'
import type { AccountFilter } from './filter'
import { managedAccount } from './scope'

/*
 * The conditions that an account `a` is what the people of a group are narrowed to. Moments and days that are not
 * there stand at the end of time, as the indexes have it.
 */

export const signedIn = sql`coalesce(a.last_sign_in_at, '-infinity'::timestamptz)`
export const ends = sql`coalesce(a.deletion_date, 'infinity'::date)`

const daysAgo = (days: number) => sql`now() - ${`${days} days`}::interval`

export const signInIs = {
  never: sql`${signedIn} = '-infinity'`,
  recent: sql`${signedIn} >= ${daysAgo(30)}`,
  over30: sql`(${signedIn} < ${daysAgo(30)} and ${signedIn} > '-infinity')`,
  over90: sql`(${signedIn} < ${daysAgo(90)} and ${signedIn} > '-infinity')`,
}

/** Days are those of the platform's calendar (D1). */
export const endingIs = {
  any: sql`${ends} < 'infinity'`,
  // Between two: of a bound that it does not know, the planner expects a third of the table, and of two very little.
  soon: sql`${ends} between '-infinity' and (select (now() at time zone p.time_zone)::date + 30 from platform p)`,
}

/** The condition that the membership `m` of the group is one of those asked for. */
export function membership(groupId: string, { role, way }: AccountFilter): SQL {
  const conditions = [sql`m.group_id = ${groupId}`]
  // Told twice, so that the index of who is more than a learner is used for whatever role.
  if (role) conditions.push(sql`m.role = ${role}::role`)
  if (role && role !== 'learner') conditions.push(sql`m.role <> 'learner'`)
  if (way) conditions.push(sql`m.source_group_id ${way === 'direct' ? sql`=` : sql`<>`} ${groupId}`)
  return sql.join(conditions, sql` and `)
}

/** One by one: for a page of fifty, for which the planner would fetch all members. `offset 0` keeps it from that. */
export const isMember = (groupId: string, filter: AccountFilter): SQL => sql`exists (
  select from memberships m where m.account_id = a.id and ${membership(groupId, filter)} offset 0)`

/** As a set: for statements about all members. */
export const isAmongMembers = (groupId: string, filter: AccountFilter): SQL => sql`a.id in (
  select m.account_id from memberships m where ${membership(groupId, filter)})`

/** As a set that is hashed once: for a walk that meets few of them. `is true` keeps it from becoming a join. */
export const isHashedMember = (groupId: string, filter: AccountFilter): SQL =>
  sql`(${isAmongMembers(groupId, filter)}) is true`

/** Who was placed in the group when they were deleted, and is the actor's to restore. */
export const wasThere = (actor: Actor, groupId: string): SQL =>
  sql`a.status = 'deleted' and a.former_group_ids @> array[${groupId}::uuid] and ${managedAccount(actor)}`

/** What of a filter the account itself tells, whatever the group; null when that is nothing. */
export function ofAccount({ search, lastSignIn, ending, state }: AccountFilter): SQL | null {
  const conditions: SQL[] = []
  if (lastSignIn) conditions.push(signInIs[lastSignIn])
  if (ending) conditions.push(endingIs[ending])
  if (state === 'waiting') conditions.push(sql`a.temporary_password is not null`)
  if (search) conditions.push(containsAll(search))
  return conditions.length > 0 ? sql.join(conditions, sql` and `) : null
}

/** What an account is found by, as the index `accounts_substring` has it. */
export const searchedText = sql`(
  a.first_name || ' ' || a.last_name || ' ' || coalesce(a.email, '') || ' ' || coalesce(a.user_name, ''))`

/** Every word has to be somewhere: "fontaine léa" finds Léa Fontaine. */
export const containsAll = (search: string): SQL =>
  sql.join([sql`true`, ...search.split(/\s+/).filter(Boolean).map(contains)], sql` and `)

const contains = (word: string) => sql`${searchedText} ilike ${containing(word)}`

/** The whole condition. Deleted people are in no group any more, so that roles say nothing of them. */
export function matchingAccount(
  actor: Actor,
  groupId: string,
  filter: AccountFilter,
  member = isMember(groupId, filter),
): SQL {
  const there = filter.state === 'deleted' ? wasThere(actor, groupId) : sql`a.status = 'active' and ${member}`
  const own = ofAccount(filter)
  return own ? sql`${there} and ${own}` : there
}
