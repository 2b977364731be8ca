import { sql } from 'drizzle-orm'
import { brokenConstraint } from '@/db/broken-constraint'
import type { Database, Transaction } from '@/db/client'
import type { Actor } from '@/domain/access/actor'
import { holdForCreating } from '@/domain/addresses/hold-addresses'
import { canonicalAddress } from '@/domain/addresses/policy'
import { recordEvents } from '@/domain/audit/record-events'
import { holdFields } from '@/domain/custom-fields/hold-fields'
import { done, type Result, refused } from '@/domain/result'
import type { AccountChange } from './account-change'
import { isToCome } from './date-has-come'
import { endAccess } from './end-access'
import { canonicalUserName } from './policy'
import { type Editable, editedBetween, readEditable } from './read-editable'
import { lockSelected } from './selection'
import { type AccountFacts, whyNotChange, whyNotDelete } from './why-not'

export type AccountChangeRefusal =
  | 'not_found'
  | 'not_yours'
  | 'deleted'
  | 'changed_meanwhile'
  | 'login_missing'
  | 'email_wrong'
  | 'user_name_wrong'
  | 'email_taken'
  | 'email_invited'
  | 'user_name_taken'
  | 'date_passed'
  | 'date_owner'
  | 'date_yourself'

/**
 * Everything that one form changed, or nothing. Another address is another mailbox: whatever the former one was sent,
 * or is signed in with, opens nothing any more, and the new one gets nothing by itself (T07).
 */
export async function changeAccount(
  db: Database,
  actor: Actor,
  change: AccountChange,
): Promise<Result<{ signedOut: boolean }, AccountChangeRefusal>> {
  const login = readLogin(change)
  if (!login.ok) return login
  try {
    return await db.transaction(async (tx) => {
      const gives = await holdAddress(tx, change.accountId, login.value.email)
      const hold = await holdFields(tx)
      const [account] = await lockSelected(tx, actor, { ids: [change.accountId] })
      if (!account) return refused('not_found')
      const before = await readEditable(tx, account.id)
      const refusal = await whyNot(tx, actor, account, before, change)
      if (refusal) return refused(refusal)
      const moved = before.email !== login.value.email
      if (moved && !gives) return refused('changed_meanwhile')
      await write(tx, { ...change, ...login.value, customValues: hold(change.customValues) })
      if (moved) await leaveMailbox(tx, account.id, login.value.email)
      const details = editedBetween(before, await readEditable(tx, account.id))
      const targets = sql`select ${account.id}::uuid where ${Object.keys(details).length > 0}`
      await recordEvents(tx, { by: actor, action: 'account.changed', targets, details })
      return done({ signedOut: moved })
    })
  } catch (error) {
    if (error instanceof Invited) return refused('email_invited')
    // Two who give one address at once: the index lets one through, and the other is told.
    const broken = brokenConstraint(error)
    if (broken === 'accounts_one_per_address') return refused('email_taken')
    if (broken === 'accounts_one_per_user_name') return refused('user_name_taken')
    throw error
  }
}

/** Whether the account gets another address than it has, or none; then no invitation is given to that one meanwhile. */
async function holdAddress(tx: Transaction, accountId: string, email: string | null): Promise<boolean> {
  const { rows } = await tx.execute(sql`
    select from accounts where id = ${accountId} and email is not distinct from ${email}`)
  if (rows.length > 0) return false
  await holdForCreating(tx)
  return true
}

type Login = Pick<Editable, 'email' | 'userName'>

/** The one form of what the person signs in with (I4); one of the two there has to be (C5). */
function readLogin(given: Login): Result<Login, 'login_missing' | 'email_wrong' | 'user_name_wrong'> {
  if (!given.email && !given.userName) return refused('login_missing')
  const address = given.email ? canonicalAddress(given.email) : null
  if (address?.ok === false) return refused('email_wrong')
  const name = given.userName ? canonicalUserName(given.userName) : null
  if (name?.ok === false) return refused('user_name_wrong')
  return done({ email: address?.address ?? null, userName: name?.userName ?? null })
}

async function whyNot(
  tx: Transaction,
  actor: Actor,
  account: AccountFacts,
  before: Editable,
  { version, deletionDate }: AccountChange,
): Promise<AccountChangeRefusal | null> {
  const refusal = whyNotChange(account)
  if (refusal) return refusal
  if (before.version !== version) return 'changed_meanwhile'
  if (deletionDate === before.deletionDate) return null
  const whyNotDate = whyNotDelete(actor, account)
  if (whyNotDate === 'owner') return 'date_owner'
  if (whyNotDate === 'yourself') return 'date_yourself'
  return deletionDate && !(await isToCome(tx, deletionDate)) ? 'date_passed' : null
}

async function write(tx: Transaction, change: AccountChange) {
  await tx.execute(sql`
    update accounts set first_name = ${change.firstName}, last_name = ${change.lastName}, email = ${change.email},
      user_name = ${change.userName}, language = ${change.language}, deletion_date = ${change.deletionDate}::date,
      additional_info = ${change.additionalInfo}, custom_values = ${JSON.stringify(change.customValues)}::jsonb
    where id = ${change.accountId} and status = 'active'`)
}

/** A mailed password counts up, which kills the one in the former mailbox; without a mailbox there is none. */
async function leaveMailbox(tx: Transaction, accountId: string, email: string | null) {
  await endAccess(tx, [accountId])
  await tx.execute(sql`
    update accounts set temporary_version = temporary_version + 1,
      temporary_password = case when ${email}::text is not null then temporary_password end
    where id = ${accountId} and temporary_password = 'mailed'`)
  const { rows } = await tx.execute(sql`
    select from invitations where email = ${email} and status = 'pending'`)
  if (rows.length > 0) throw new Invited()
}

/** Thrown so that what was written is undone: whoever accepts that invitation would be told that they have an account. */
class Invited extends Error {}
