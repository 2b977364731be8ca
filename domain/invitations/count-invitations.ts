import { sql } from 'drizzle-orm'
import type { Executor } from '@/db/client'
import type { Actor } from '@/domain/access/actor'
import type { InvitationSelection } from './input'
import { selected } from './selected'

/** Counting stops here: past it, screens say "more than". */
export const mostCounted = 10_000

/** How many invitations a bulk action would touch, `mostCounted + 1` standing for "more". One statement. */
export async function countInvitations(
  db: Executor,
  actor: Actor,
  selection: InvitationSelection,
): Promise<number> {
  const { rows } = await db.execute<{ total: number }>(sql`
    select count(*)::int as total from (
      select from invitations i where ${selected(actor, selection)} limit ${mostCounted + 1}
    ) as counted`)
  return rows[0]?.total ?? 0
}
