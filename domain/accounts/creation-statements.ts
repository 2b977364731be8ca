import { type SQL, sql } from 'drizzle-orm'
import type { Transaction } from '@/db/client'
import { texts, uuids } from '@/db/sql'
import type { Actor } from '@/domain/access/actor'
import type { Newcomer } from './newcomer'
import { byLogins } from './read-people'
import { knownTo, managedAccount } from './scope'

/** An account that has one of the logins already. */
export type Taken = {
  id: string
  email: string | null
  userName: string | null
  status: 'active' | 'deleted'
  /** Whether the actor may know of it (A2), and whether it is theirs to restore. */
  visible: boolean
  theirs: boolean
  inGroups: boolean
}
export type Written = { id: string; login: string; version: number }

/** Who is just accepting, or asking to be forgotten, is waited for here (F08). */
export async function lockInvitations(tx: Transaction, emails: readonly string[]) {
  const { rows } = await tx.execute<{ id: string; email: string }>(sql`
    select id, email from invitations where email = any(${texts(emails)}) and status = 'pending'
    order by id for update`)
  return rows
}

/**
 * By login: somebody may have an address and a user name. Locked, so that who deletes, restores or places one of them
 * comes before or after.
 */
export async function findTaken(
  tx: Transaction,
  actor: Actor,
  groupIds: readonly string[],
  people: readonly Pick<Newcomer, 'email' | 'userName'>[],
): Promise<Map<string, Taken>> {
  const { rows } = await tx.execute<Taken>(sql`
    select a.id, a.email, a.user_name as "userName", a.status,
      ${knownTo(actor, sql`a.id`)} as visible, ${managedAccount(actor)} as theirs,
      not exists (
        select from unnest(${uuids(groupIds)}) as chosen (id) where not exists (
          select from memberships m where m.account_id = a.id and m.group_id = chosen.id)) as "inGroups"
    from accounts a
    where a.email = any(${texts(people.map(({ email }) => email))})
      or a.user_name = any(${texts(people.map(({ userName }) => userName))})
    order by a.id for no key update of a`)
  return byLogins(rows)
}

/**
 * Whoever takes one of the logins in another way at this moment keeps it: answers those that are new. Who has an address
 * and a user name needs both to be free.
 */
export async function insertAccounts(
  tx: Transaction,
  { language }: Actor,
  people: readonly Newcomer[],
): Promise<Written[]> {
  const { rows } = await tx.execute<Written>(sql`
    insert into accounts (email, user_name, first_name, last_name, password_hash, temporary_password,
      temporary_version, language, deletion_date, additional_info, custom_values)
    select given.email, given.user_name, given.first_name, given.last_name, given.password_hash,
      given.temporary_password::temporary_password, 1, coalesce(given.language, ${language})::language,
      given.deletion_date::date, given.additional_info, given.custom_values::jsonb
    from ${givenPeople(people)}
    on conflict do nothing
    returning id, coalesce(email, user_name) as login, temporary_version as version`)
  return rows
}

/**
 * Brings deleted accounts back (E2): what is given overwrites, what is left empty does not; a deletion date is
 * never kept, and a temporary password from before never comes back.
 */
export async function restoreAccounts(
  tx: Transaction,
  people: readonly (Newcomer & { id: string })[],
): Promise<Written[]> {
  const { rows } = await tx.execute<Written>(sql`
    update accounts a set status = 'active', deleted_at = null, former_group_ids = '{}',
      first_name = coalesce(given.first_name, a.first_name), last_name = coalesce(given.last_name, a.last_name),
      password_hash = given.password_hash, temporary_password = given.temporary_password::temporary_password,
      temporary_version = a.temporary_version + 1, language = coalesce(given.language::language, a.language),
      deletion_date = given.deletion_date::date,
      additional_info = coalesce(nullif(given.additional_info, ''), a.additional_info),
      custom_values = a.custom_values || given.custom_values::jsonb
    from ${givenPeople(people)}
    join unnest(${uuids(people.map(({ id }) => id))}) with ordinality as known (id, at) on known.at = given.at
    where a.id = known.id and a.status = 'deleted'
    returning a.id, coalesce(a.email, a.user_name) as login, a.temporary_version as version`)
  return rows
}

/** One change of the number of billed accounts for each (B1); the trigger refuses what is beyond the limit (B2). */
export async function countSeats(
  tx: Transaction,
  actor: Actor,
  created: readonly Written[],
  restored: readonly Written[],
): Promise<void> {
  const ids = (written: readonly Written[]) => uuids(written.map(({ id }) => id))
  await tx.execute(sql`
    insert into seat_changes (account_id, change, reason, actor_id)
    select counted.id, 1, counted.reason::seat_reason, ${actor.accountId} from (
      select unnest(${ids(created)}) as id, 'created' as reason
      union all select unnest(${ids(restored)}), 'restored'
    ) as counted`)
}

/** The people as a table `given`, numbered by `at`. */
function givenPeople(people: readonly Newcomer[]): SQL {
  const column = (value: (person: Newcomer) => string | null) => texts(people.map(value))
  return sql`unnest(${column(({ email }) => email)}, ${column(({ userName }) => userName)},
    ${column(({ firstName }) => firstName)}, ${column(({ lastName }) => lastName)},
    ${column(({ secret }) => (secret.kind === 'own' ? secret.passwordHash : null))},
    ${column(({ secret }) => (secret.kind === 'own' ? null : secret.kind))},
    ${column(({ language }) => language)}, ${column(({ deletionDate }) => deletionDate)},
    ${column(({ additionalInfo }) => additionalInfo)},
    ${column(({ customValues }) => JSON.stringify(customValues))}) with ordinality
    as given (email, user_name, first_name, last_name, password_hash, temporary_password, language,
      deletion_date, additional_info, custom_values, at)`
}
