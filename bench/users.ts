import { sql } from 'drizzle-orm'
import type { Database } from '@/db/client'
import { createGroups } from '@/db/factories/groups'
import { actorOf } from '@/db/factories/memberships'
import type { Platform } from '@/db/factories/platform'
import type { Cursor } from '@/db/keyset'
import { uuids } from '@/db/sql'
import type { Actor } from '@/domain/access/actor'
import { countGroupAccounts } from '@/domain/accounts/count-group-accounts'
import type { AccountFilter, AccountSort } from '@/domain/accounts/filter'
import { listGroupAccounts } from '@/domain/accounts/list-group-accounts'
import { timeInDatabase } from './explain'
import { insertMillionAccounts } from './million-accounts'
import { alone, type Reporter } from './report'
import { statementsOf } from './statements'

const total = 1_000_000
const regions = Array.from({ length: 10 }, (_, at) => `Région ${at + 1}`)
const shopsOf = (region: string) =>
  Array.from({ length: 20 }, (_, at) => `Boutique ${region.slice(7)}.${at + 1}`)
const small = 'Boutique 3.7'

type Ask = (db: Database, actor: Actor, groupId: string) => Promise<unknown>

/**
 * Pages of "Utilisateurs" among a million accounts: milliseconds that the database itself takes for all the statements
 * of the use case, for the platform group, which holds all of them, for a region and for a shop.
 */
export async function benchUsers(db: Database, platform: Platform, { title, show }: Reporter): Promise<void> {
  const groups = await buildNetwork(db, platform.groups.Plateforme)
  await insertMillionAccounts(
    db,
    total,
    regions.flatMap((region) =>
      shopsOf(region).map((shop) => [
        groups.get(shop) ?? '',
        groups.get(region) ?? '',
        platform.groups.Plateforme,
      ]),
    ),
  )
  const actor = await actorOf(db, platform.people.platformAdmin)
  const places = {
    'the platform group (everybody)': platform.groups.Plateforme,
    'a region (1 in 10)': groups.get('Région 3') ?? '',
    'a shop (1 in 200)': groups.get(small) ?? '',
  }
  for (const [place, groupId] of Object.entries(places)) {
    title(
      `Pages of fifty among ${total.toLocaleString('en')} accounts: ${place} (ms in the database, least of nine)`,
    )
    for (const [name, ask] of Object.entries(questions(await middleOf(db, groupId)))) {
      const statements = await statementsOf(() => ask(db, actor, groupId))
      let ms = 0
      for (const statement of statements) ms += await timeInDatabase(db, statement)
      show(alone(`${place.split(' (')[0]}: ${name}`, total, ms, statements.length))
    }
  }
}

/** Ten regions of twenty shops, right under the platform group. */
async function buildNetwork(db: Database, parentId: string): Promise<Map<string, string>> {
  const all = new Map<string, string>()
  for (const region of regions) {
    const below = shopsOf(region).map((name) => ({ name, visibility: 'public' as const }))
    const made: Record<string, string> = await createGroups(
      db,
      { name: region, visibility: 'public', below },
      { parentId },
    )
    for (const [name, id] of Object.entries(made)) all.set(name, id)
  }
  return all
}

const page =
  (filter: AccountFilter = {}, sort: AccountSort = 'name', cursor: Cursor | null = null): Ask =>
  (db, actor, groupId) =>
    listGroupAccounts(db, actor, { groupId, filter, sort, cursor })
const count =
  (filter: AccountFilter = {}): Ask =>
  (db, actor, groupId) =>
    countGroupAccounts(db, actor, groupId, filter)

const questions = (middle: Cursor): Record<string, Ask> => ({
  'first page, by name': page(),
  'a page in the middle': page({}, 'name', middle),
  'back from the middle': page({}, 'name', { ...middle, back: true }),
  'newest accounts first': page({}, 'newest'),
  'last seen first': page({}, 'signed_in'),
  'longest away first': page({}, 'absent'),
  'by day of deletion': page({}, 'ending'),
  coaches: page({ role: 'coach' }),
  'administrators (few)': page({ role: 'admin' }),
  'learners, through groups below': page({ role: 'learner', way: 'propagated' }),
  'given here': page({ way: 'direct' }),
  'never signed in (1 in 7)': page({ lastSignIn: 'never' }),
  'away for over 90 days': page({ lastSignIn: 'over90' }),
  'away for over 90 days, longest first': page({ lastSignIn: 'over90' }, 'absent'),
  'there in the last 30 days': page({ lastSignIn: 'recent' }),
  'with a day of deletion (1 in 101)': page({ ending: 'any' }),
  'deleted within 30 days (1 in 1,360)': page({ ending: 'soon' }),
  'deleted within 30 days, soonest first': page({ ending: 'soon' }, 'ending'),
  'password to choose (1 in 97)': page({ state: 'waiting' }),
  'deleted accounts': page({ state: 'deleted' }),
  'search “camille” (1 in 30)': page({ search: 'camille' }),
  'search “martin” (1 in 59)': page({ search: 'martin' }),
  'search “vincent” (1 in 118)': page({ search: 'vincent' }),
  'search “moreau camille” (1 in 3,540)': page({ search: 'moreau camille' }),
  'search for one address': page({ search: 'zoe.roux.444369@' }),
  'search that finds nobody': page({ search: 'qxzqxz' }),
  'away for over 90 days, newest accounts first (far from each other)': page(
    { lastSignIn: 'over90' },
    'newest',
  ),
  'how many': count(),
  'how many match “vincent”': count({ search: 'vincent' }),
  'how many were never there': count({ lastSignIn: 'never' }),
})

/** Somebody in the middle of the group, by name. */
async function middleOf(db: Database, groupId: string): Promise<Cursor> {
  const { rows } = await db.execute<Cursor>(sql`
    select a.id, jsonb_build_array(a.last_name, a.first_name)::text as value from accounts a
    where a.last_name >= 'Laurent' and a.id in (select m.account_id from memberships m where m.group_id = any(${uuids([groupId])}))
    order by a.last_name, a.first_name, a.id limit 1`)
  const [middle] = rows
  if (!middle) throw new Error('Nobody is in the middle')
  return middle
}
