import { type SQL, sql } from 'drizzle-orm'
import type { Transaction } from '@/db/client'
import { texts, uuids } from '@/db/sql'
import type { Actor } from '@/domain/access/actor'
import { recordEvents } from '@/domain/audit/record-events'
import { knownTo } from './scope'

export type KnownAccount = {
  id: string
  email: string
  status: 'active' | 'deleted'
  /** Whether the actor may know of it: somebody of a group whose people are theirs (A2). */
  visible: boolean
  inGroup: boolean
}

/**
 * Which of the addresses have an account, by address. An invitation that slipped in while its person
 * was just becoming active elsewhere is taken back: one account per address (E1). `visible` is a condition on `k.id`.
 */
export async function findAccounts(
  tx: Transaction,
  actor: Actor,
  { groupId, visible = knownTo(actor, sql`k.id`) }: { groupId?: string; visible?: SQL },
  addresses: readonly string[],
): Promise<Map<string, KnownAccount>> {
  const { rows } = await tx.execute<KnownAccount & { takenBack: string | null }>(sql`
    with known as (
      select a.id, a.email, a.status from unnest(${texts(addresses)}) as given (email)
      join accounts a on a.email = given.email
    ), taken_back as (
      delete from invitations i using known k
      where i.email = k.email and i.status = 'pending' and k.status = 'active'
      returning i.id, i.email
    )
    select k.id, k.email, k.status, t.id as "takenBack",
      ${visible} as visible,
      exists (select from memberships m where m.account_id = k.id and m.group_id = ${groupId ?? null}::uuid) as "inGroup"
    from known k left join taken_back t on t.email = k.email`)
  const targets = uuids(rows.flatMap(({ takenBack }) => takenBack ?? []))
  if (rows.some(({ takenBack }) => takenBack)) {
    await recordEvents(tx, {
      by: actor,
      action: 'invitation.cancelled',
      targets: sql`select unnest(${targets})`,
    })
  }
  return new Map(rows.map(({ takenBack: _, ...row }) => [row.email, row]))
}
