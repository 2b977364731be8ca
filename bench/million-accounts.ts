import { sql } from 'drizzle-orm'
import type { Database } from '@/db/client'
import { uuids } from '@/db/sql'
import { firstNames, lastNames, nth } from './names'
import { withoutIndexes } from './without-indexes'

/**
 * Adds people to some small groups, evenly: learners there and in the groups above. Each of the chains is a small
 * group, then those above it. One in 150 is a coach; one in 7 was never there, the others at some time of the last
 * year, most of them lately; one in 101 has a day of deletion, one in 97 still has a mailed password, one in 100 was
 * deleted and is in no group any more.
 */
export async function insertMillionAccounts(
  db: Database,
  total: number,
  chains: readonly (readonly string[])[],
): Promise<void> {
  await withoutIndexes(db, ['accounts', 'memberships'], async (tx) => {
    await tx.execute(
      accountRows(
        total,
        chains.flatMap(([groupId]) => groupId ?? []),
      ),
    )
    await tx.execute(membershipRows(chains))
  })
}

const accountRows = (total: number, groupIds: readonly string[]) => sql`
  insert into accounts (id, email, first_name, last_name, password_hash, temporary_password, language, created_at,
    status, deleted_at, last_sign_in_at, deletion_date, former_group_ids)
  select uuidv7(created_at - clock_timestamp()), lower(first) || '.' || lower(last) || '.' || n || '@reseau-' || n % 2003 || '.example',
    initcap(first), initcap(last), case when n % 97 = 5 then null else 'scrypt' end,
    case when n % 97 = 5 then 'mailed'::temporary_password end, 'fr', created_at,
    (case when n % 100 = 9 then 'deleted' else 'active' end)::account_status,
    case when n % 100 = 9 then now() end,
    case when n % 7 <> 3 then greatest(created_at, now() - power(mix / 1000.0, 2) * interval '365 days') end,
    case when n % 101 = 7 and n % 100 <> 9 then current_date + mix % 400 + 1 end,
    case when n % 100 = 9 then array[(${sql.param([...groupIds])}::uuid[])[1 + n % ${groupIds.length}]] else '{}' end
  from generate_series(0, ${total} - 1) as n
  cross join lateral (
    select (n::bigint * 7919 % 1009)::int as mix, now() - (${total} - n) * (interval '500 days' / ${total}) as created_at,
      ${nth(firstNames, '1 + n % 30')} as first, ${nth(lastNames, '1 + n / 30 % 118')} as last
  ) as made`

/** Each person in one of the small groups, and a learner in all of its chain. */
const membershipRows = (chains: readonly (readonly string[])[]) => sql`
  with chain (at, source_id, group_id) as (
    select * from unnest(${sql.param(chains.flatMap((chain, at) => chain.map(() => at)))}::int[],
      ${uuids(chains.flatMap((chain) => chain.map(() => chain[0] ?? '')))}, ${uuids(chains.flat())})
  ), placed as (
    select id, created_at, row_number() over (order by id) as n from accounts where status = 'active'
  ), learners as (
    insert into memberships (account_id, group_id, role, source_group_id, created_at)
    select p.id, c.group_id, 'learner', c.source_id, p.created_at
    from placed p join chain c on c.at = p.n % ${chains.length}
  )
  insert into memberships (account_id, group_id, role, source_group_id, created_at)
  select p.id, c.group_id, 'coach', c.group_id, p.created_at
  from placed p join chain c on c.at = p.n % ${chains.length} and c.group_id = c.source_id where p.n % 150 = 11`
