import { sql } from 'drizzle-orm'
import type { Executor } from '@/db/client'
import type { Actor } from '@/domain/access/actor'
import { canonicalAddress } from '@/domain/addresses/policy'
import { canonicalUserName } from './policy'
import { knownAccount } from './scope'

/** Whose the address or user name is, when the actor may know of that account (E1, A2). */
export async function findByLogin(db: Executor, actor: Actor, login: string): Promise<string | null> {
  const [address, name] = [canonicalAddress(login), canonicalUserName(login)]
  const { rows } = await db.execute<{ id: string }>(sql`
    select a.id from accounts a
    where (a.email = ${address.ok ? address.address : null} or a.user_name = ${name.ok ? name.userName : null})
      and ${knownAccount(actor)}`)
  return rows[0]?.id ?? null
}
