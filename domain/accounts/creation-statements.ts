import { type SQL, sql } from 'drizzle-orm'
import type { Transaction } from '@/db/client'
import { texts, uuids } from '@/db/sql'
import type { Actor } from '@/domain/access/actor'
import type { CreationInput } from './creation'
import { byLogins, type ReadPerson } from './read-people'
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
  people: readonly ReadPerson[],
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

/** Whoever takes one of the logins in another way at this moment keeps it: answers those that are new. */
export async function insertAccounts(
  tx: Transaction,
  input: CreationInput,
  people: readonly ReadPerson[],
): Promise<Written[]> {
  const { passwordHash, kind } = secretOf(input)
  const { rows } = await tx.execute<Written>(sql`
    insert into accounts (email, user_name, first_name, last_name, password_hash, temporary_password,
      temporary_version, language, deletion_date, additional_info, custom_values)
    select given.email, given.user_name, given.first_name, given.last_name, ${passwordHash},
      ${kind}::temporary_password, 1, ${input.language}, ${input.deletionDate}::date, ${input.additionalInfo},
      ${values(input)}
    from unnest(${column(people, 'email')}, ${column(people, 'userName')}, ${column(people, 'firstName')},
      ${column(people, 'lastName')}) as given (email, user_name, first_name, last_name)
    on conflict do nothing
    returning id, coalesce(email, user_name) as login, temporary_version as version`)
  return rows
}

/**
 * Brings deleted accounts back (E2): what is typed overwrites, what is left empty does not; a deletion date is
 * never kept, and a temporary password from before never comes back.
 */
export async function restoreAccounts(
  tx: Transaction,
  input: CreationInput,
  people: readonly (ReadPerson & { id: string })[],
): Promise<Written[]> {
  const { passwordHash, kind } = secretOf(input)
  const { rows } = await tx.execute<Written>(sql`
    update accounts a set status = 'active', deleted_at = null, former_group_ids = '{}',
      first_name = given.first_name, last_name = given.last_name, password_hash = ${passwordHash},
      temporary_password = ${kind}::temporary_password, temporary_version = a.temporary_version + 1,
      language = ${input.language}, deletion_date = ${input.deletionDate}::date,
      additional_info = coalesce(nullif(${input.additionalInfo}, ''), a.additional_info),
      custom_values = a.custom_values || ${values(input)}
    from unnest(${uuids(people.map(({ id }) => id))}, ${column(people, 'firstName')}, ${column(people, 'lastName')})
      as given (id, first_name, last_name)
    where a.id = given.id and a.status = 'deleted'
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

const column = (people: readonly ReadPerson[], name: 'firstName' | 'lastName' | 'email' | 'userName'): SQL =>
  texts(people.map((person) => person[name]))

const values = ({ customValues }: CreationInput): SQL => sql`${JSON.stringify(customValues)}::jsonb`

const secretOf = ({ secret }: CreationInput) =>
  secret.kind === 'own'
    ? { passwordHash: secret.passwordHash, kind: null }
    : { passwordHash: null, kind: secret.kind }
