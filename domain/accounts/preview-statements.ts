import { sql } from 'drizzle-orm'
import type { Executor } from '@/db/client'
import { texts, uuids } from '@/db/sql'
import type { Actor } from '@/domain/access/actor'
import { managedBy, oneByOne } from '@/domain/invitations/scope'
import { byLogins, type ReadPerson } from './read-people'
import { knownTo, managedAccount } from './scope'

export type Known = {
  accountId: string
  firstName: string
  lastName: string
  email: string | null
  userName: string | null
  login: string
  deletedAt: string | null
  inGroups: boolean
  language: 'fr' | 'en'
  additionalInfo: string
  customValues: Record<string, string>
}

/** The accounts that have the logins, as far as the actor may know of them: deleted ones, when they are theirs to restore. */
export async function findExisting(
  db: Executor,
  actor: Actor,
  groupIds: readonly string[],
  people: readonly ReadPerson[],
): Promise<Map<string, Known>> {
  const { rows } = await db.execute<Known>(sql`
    select a.id as "accountId", a.first_name as "firstName", a.last_name as "lastName",
      a.email, a.user_name as "userName", coalesce(a.email, a.user_name) as login, a.deleted_at as "deletedAt", a.language,
      a.additional_info as "additionalInfo", a.custom_values as "customValues",
      not exists (
        select from unnest(${uuids(groupIds)}) as chosen (id) where not exists (
          select from memberships m where m.account_id = a.id and m.group_id = chosen.id)) as "inGroups"
    from accounts a
    where (a.email = any(${texts(people.map(({ email }) => email))})
        or a.user_name = any(${texts(people.map(({ userName }) => userName))}))
      and case a.status when 'active' then ${knownTo(actor, sql`a.id`)} else ${managedAccount(actor)} end`)
  return byLogins(rows)
}

/** The addresses whose pending invitation the actor manages. */
export async function findInvited(
  db: Executor,
  actor: Actor,
  people: readonly ReadPerson[],
): Promise<Set<string>> {
  const { rows } = await db.execute<{ email: string }>(sql`
    select i.email from invitations i
    where i.email = any(${texts(people.map(({ email }) => email))}) and i.status = 'pending'
      and ${managedBy(actor, oneByOne)}`)
  return new Set(rows.map(({ email }) => email))
}
