import { sql } from 'drizzle-orm'
import type { Executor } from '@/db/client'
import type { Actor } from '@/domain/access/actor'
import { managedAccount } from './scope'
import { type AccountSelection, selectedAccounts } from './selection'

export type ChangePreview = {
  /** How many of the selection are active and the actor's to change, and how many are active but not theirs. */
  people: number
  stay: number
  /** Of the people: who has no mailbox (C5), who has a day of deletion already, and who is the owner or the actor. */
  withoutMailbox: number
  withDay: number
  exempt: number
  /** Where they are signed in, in all. */
  signIns: number
}

/** On whom a change of the selection would act, in figures, before it is made. One statement. */
export async function previewChange(
  db: Executor,
  actor: Actor,
  selection: AccountSelection,
): Promise<ChangePreview> {
  const { rows } = await db.execute<ChangePreview>(sql`
    with known as materialized (
      select a.id, a.email, a.deletion_date, a.is_owner or a.id = ${actor.accountId} as exempt, ${managedAccount(actor)} as managed
      from accounts a where ${selectedAccounts(actor, selection)} and a.status = 'active'
    )
    select count(*) filter (where managed)::int as people, count(*) filter (where not managed)::int as stay,
      count(*) filter (where managed and email is null)::int as "withoutMailbox",
      count(*) filter (where managed and deletion_date is not null)::int as "withDay",
      count(*) filter (where managed and exempt)::int as exempt,
      (select count(*)::int from sign_ins s join known k on k.id = s.account_id
        where k.managed and s.ended_at is null and s.expires_at > now()) as "signIns"
    from known`)
  return rows[0] ?? { people: 0, stay: 0, withoutMailbox: 0, withDay: 0, exempt: 0, signIns: 0 }
}

/** The ids of the active accounts of the selection, for deeds that take a list. One statement. */
export async function selectedIds(
  db: Executor,
  actor: Actor,
  selection: AccountSelection,
): Promise<string[]> {
  const { rows } = await db.execute<{ id: string }>(sql`
    select a.id from accounts a where ${selectedAccounts(actor, selection)} and a.status = 'active'`)
  return rows.map(({ id }) => id)
}
