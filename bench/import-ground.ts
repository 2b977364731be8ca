import { sql } from 'drizzle-orm'
import type { Database } from '@/db/client'
import { createGroups } from '@/db/factories/groups'
import type { Platform } from '@/db/factories/platform'
import { texts } from '@/db/sql'
import { addressOf, groupAt, kindOf, nameOf } from './people-file'

/** A town as the file names it, and the groups that its learners are in: itself, its region, and the private one above. */
export type Town = { path: string; groupIds: readonly string[] }

const regions = 10
const townsOfRegion = 10

/** A hundred public groups, two deep below a private one. */
export async function layTowns(db: Database, { groups }: Platform, name: string): Promise<Town[]> {
  const regionsBelow = Array.from({ length: regions }, (_, at) => ({
    name: `${name} R${at}`,
    visibility: 'public' as const,
    below: Array.from({ length: townsOfRegion }, (_, n) => ({
      name: `${name} ${at}-${n}`,
      visibility: 'public' as const,
    })),
  }))
  const tree = { name, visibility: 'private' as const, below: regionsBelow }
  const ids: Record<string, string> = await createGroups(db, tree, { parentId: groups.Plateforme })
  return regionsBelow.flatMap((region) =>
    region.below.map((town) => ({
      path: `${region.name} / ${town.name}`,
      groupIds: [town.name, region.name, name].map((one) => ids[one] ?? ''),
    })),
  )
}

/** Those people of the file who are there already, in their groups, and of whom it tells something new. */
export async function layKnown(
  db: Database,
  rows: number,
  domain: string,
  towns: readonly Town[],
): Promise<void> {
  const known = Array.from({ length: rows }, (_, at) => at + 1).filter((n) => kindOf(n) === 'update')
  const names = known.map(nameOf)
  await db.execute(sql`
    with person as (
      insert into accounts (email, first_name, last_name, password_hash, last_sign_in_at)
      select email, first, last, 'scrypt', now()
      from unnest(${texts(known.map((n) => addressOf(n, domain)))}, ${texts(names.map((one) => one.firstName))},
        ${texts(names.map((one) => one.lastName))}) as t (email, first, last)
      returning id, email
    ), counted as (
      insert into seat_changes (account_id, change, reason) select id, 1, 'created' from person
    )
    insert into memberships (account_id, group_id, role, source_group_id)
    select p.id, above.id, 'learner', t.ids[1]
    from unnest(${texts(known.map((n) => addressOf(n, domain)))}, ${texts(
      known.map((n) => `{${groupAt(n, towns).groupIds.join(',')}}`),
    )}) as given (email, ids)
    join person p on p.email = given.email
    cross join lateral (select given.ids::uuid[] as ids) as t
    cross join lateral unnest(t.ids) as above (id)`)
  await db.execute(sql`analyze accounts, memberships, groups`)
}
