import { sql } from 'drizzle-orm'
import type { Transaction } from '@/db/client'
import type { CustomValues } from '@/db/schema'

export type NewAccount = {
  email: string
  firstName: string
  lastName: string
  passwordHash: string
  language: 'fr' | 'en'
  deletionDate: string | null
  /** What a restored account has stays where this is empty (E2). */
  additionalInfo?: string | undefined
  /** Of fields that are held (`holdFields`); a restored account keeps its others (E2). */
  customValues?: CustomValues | undefined
}
export type Activated = { id: string; restored: boolean }

/**
 * Creates the account, or restores the deleted one of this address (E2): what it once was signed in as, and
 * every link for a new password from before, is dead (T07). Null when it is active already. The caller counts the
 * seat (B1), as late as it can: whoever else comes in waits from there to the commit.
 */
export async function activateAccount(tx: Transaction, person: NewAccount): Promise<Activated | null> {
  const { rows } = await tx.execute<Activated>(sql`
    with activated as (
      insert into accounts as a (email, first_name, last_name, password_hash, language, deletion_date, custom_values,
        additional_info)
      values (${person.email}, ${person.firstName}, ${person.lastName}, ${person.passwordHash},
        ${person.language}, ${person.deletionDate}::date, ${JSON.stringify(person.customValues ?? {})}::jsonb,
        ${person.additionalInfo ?? ''})
      on conflict (email) do update set status = 'active', deleted_at = null,
        first_name = excluded.first_name, last_name = excluded.last_name,
        password_hash = excluded.password_hash, temporary_password = null, language = excluded.language,
        deletion_date = excluded.deletion_date, former_group_ids = '{}',
        custom_values = a.custom_values || excluded.custom_values,
        additional_info = coalesce(nullif(excluded.additional_info, ''), a.additional_info)
      where a.status = 'deleted'
      returning a.id, a.xmax <> 0 as restored
    ), signed_out as (
      update sign_ins set ended_at = now() where account_id = (select id from activated) and ended_at is null
    ), resets_closed as (
      update password_resets set used_at = now() where account_id = (select id from activated) and used_at is null
    )
    select id, restored from activated`)
  return rows[0] ?? null
}
