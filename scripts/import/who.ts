import { sql } from 'drizzle-orm'
import type { Database } from '@/db/client'
import { SetupError } from '@/db/local/setup-error'
import type { Actor } from '@/domain/access/actor'
import { findActorsByAccount } from '@/domain/access/find-actor'
import { canonicalAddress } from '@/domain/addresses/policy'
import { groupFinder, readGroupsToImport } from '@/domain/imports/find-groups'

/** Who imports: the owner, or the platform administrator of the address. */
export async function findImporter(db: Database, as: string | null): Promise<Actor> {
  const { rows } = await db.execute<{ id: string }>(sql`
    select id from accounts where ${as === null ? sql`is_owner` : sql`email = ${canonical(as)}`}`)
  const [actor] = await findActorsByAccount(
    db,
    rows.map(({ id }) => id),
  )
  if (actor?.isPlatformAdmin) return actor
  throw new SetupError(
    as === null
      ? 'The platform has no owner yet: there is nobody to import as.'
      : `${as} is not the address of a platform administrator: use one with --as, or leave it out to import as the owner.`,
  )
}

function canonical(address: string): string {
  const reading = canonicalAddress(address)
  return reading.ok ? reading.address : ''
}

/** The group of rows that name none. */
export async function findTarget(db: Database, actor: Actor, text: string): Promise<string> {
  const groups = await readGroupsToImport(db, actor)
  const found = groupFinder(groups)(text)
  if (found.ok) return found.groupId
  throw new SetupError(
    found.fault === 'group_unknown'
      ? `There is no group "${text}": give its id, or its path, one of:\n${pathsOf(groups)}`
      : `Several groups are called "${text}": give the whole path, as "Group / Subgroup".`,
  )
}

const mostPaths = 20

/** The first groups, as they can be typed. */
function pathsOf(groups: readonly { path: string[] }[]): string {
  const paths = groups.slice(0, mostPaths).map(({ path }) => `  ${path.join(' / ')}`)
  return [...paths, ...(groups.length > mostPaths ? ['  …'] : [])].join('\n')
}
