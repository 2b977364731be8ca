import { sql } from 'drizzle-orm'
import type { Database, Transaction } from '@/db/client'
import { uuids } from '@/db/sql'
import type { Actor } from '@/domain/access/actor'
import { recordEvents } from '@/domain/audit/record-events'
import type { LinkKeys } from '@/domain/links/token'
import type { SheetCode } from './creation'
import { managedAccount } from './scope'
import { sheetCode } from './sheet-code'

export type RenewedCode = {
  accountId: string
  firstName: string
  lastName: string
  login: string
  sheet: SheetCode
}

/**
 * Gives people without a mailbox a new first-login code, answered this once (C5). Their password, and every code
 * before this one, is dead at once; where they are signed in they stay so, since who asks for a code is usually the
 * person who forgot. People with a mailbox, and those who are not the actor's, are left out (A2).
 */
export function renewCode(
  db: Database,
  keys: LinkKeys,
  actor: Actor,
  accountIds: readonly string[],
): Promise<RenewedCode[]> {
  return db.transaction(async (tx) => {
    const renewed = await renew(tx, actor, accountIds)
    const targets = sql`select unnest(${uuids(renewed.map(({ accountId }) => accountId))})`
    await recordEvents(tx, { by: actor, action: 'account.code_renewed', targets })
    return renewed.map(({ version, ...person }) => ({
      ...person,
      sheet: sheetCode(keys, { accountId: person.accountId, version }),
    }))
  })
}

async function renew(tx: Transaction, actor: Actor, accountIds: readonly string[]) {
  const { rows } = await tx.execute<Omit<RenewedCode, 'sheet'> & { version: number }>(sql`
    update accounts a set password_hash = null, temporary_password = 'sheet',
      temporary_version = a.temporary_version + 1
    where a.id = any(${uuids(accountIds)}) and a.status = 'active' and a.email is null
      and ${managedAccount(actor)}
    returning a.id as "accountId", a.first_name as "firstName", a.last_name as "lastName",
      a.user_name as login, a.temporary_version as version`)
  return rows
}
