import { sql } from 'drizzle-orm'
import type { Database } from '@/db/client'
import { createAccounts as insertAccounts } from '@/db/factories/accounts'
import { actorOf } from '@/db/factories/memberships'
import { type Cast, createPlatform } from '@/db/factories/platform'
import { createAccounts } from '@/domain/accounts/create-accounts'
import type { CreationInput, CreationOutcome, PersonToCreate } from '@/domain/accounts/creation'
import { hashPassword } from '@/domain/accounts/password'
import { testDatabase } from './database'

export const keys = { current: 'a secret that only these tests have, long enough' }
/** The password that is typed for people, and its digest. */
export const ownPassword = 'pluie tambour orange sept'
export const passwordHash = await hashPassword(ownPassword, 10)

export const words = (outcomes: readonly CreationOutcome[]) => outcomes.map(({ outcome }) => outcome)

/** What tests of creating accounts stand on: the small platform, its form "Créer un compte", and budgets for any mail. */
export type CreationGround = Awaited<ReturnType<typeof layCreationGround>>

export async function layCreationGround() {
  const db = await testDatabase()
  const platform = await createPlatform(db)
  await db.execute(sql`update platform set daily_mails = 1e9, daily_mails_of_administrator = 1e9,
    daily_mails_of_group = 1e9`)
  let number = 0
  const ana = (email = `ana.${++number}@c.example`): PersonToCreate & { email: string } => ({
    firstName: 'Ana',
    lastName: 'Durand',
    email,
  })
  const form = (people: readonly PersonToCreate[], change: Partial<CreationInput> = {}): CreationInput => ({
    people,
    groupIds: [platform.groups.Lyon],
    roles: ['learner'],
    secret: { kind: 'own', passwordHash },
    language: 'fr',
    deletionDate: null,
    additionalInfo: '',
    customValues: {},
    ...change,
  })
  const create = async (input: CreationInput, as: Cast = 'groupAdmin'): Promise<CreationOutcome[]> => {
    const answer = await createAccounts(db, keys, await actorOf(db, platform.people[as]), input)
    if (!answer.ok) throw new Error(answer.code)
    return answer.value
  }
  return {
    db,
    platform,
    actor: await actorOf(db, platform.people.groupAdmin),
    /** Somebody whom nobody knows yet, or at an address. */
    ana,
    /** The same, who is to come back if they were deleted (E2). */
    anaBack: (email: string) => ({ ...ana(email), restore: true }),
    form,
    create,
    /** A login that nobody has. */
    login: (name: string) => `${name}.${++number}`,
    deleted: (email: string, formerGroupIds: string[]) => deleted(db, email, formerGroupIds),
    accountOf: (login: string) => accountOf(db, login),
    placesOf: (login: string) => placesOf(db, login),
    traces: () => traces(db),
  }
}

/** Somebody deleted who was placed in those groups. */
async function deleted(db: Database, email: string, formerGroupIds: string[]): Promise<string> {
  const [account] = await insertAccounts(db, [
    { firstName: 'Old', lastName: 'Name', email, deletedAt: new Date() },
  ])
  const id = account?.id ?? ''
  await db.execute(
    sql`update accounts set former_group_ids = ${sql.param(formerGroupIds)}::uuid[] where id = ${id}`,
  )
  return id
}

async function accountOf(db: Database, login: string) {
  const { rows } = await db.execute<Record<string, unknown>>(sql`
    select id, status, first_name as "firstName", language, deletion_date as "deletionDate",
      additional_info as info, custom_values as values, password_hash is not null as own,
      temporary_password as temporary, temporary_version as version
    from accounts where coalesce(email, user_name) = ${login}`)
  return rows[0]
}

async function placesOf(db: Database, login: string): Promise<string[]> {
  const { rows } = await db.execute<{ place: string }>(sql`
    select g.name || ' ' || m.role as place from memberships m join groups g on g.id = m.group_id
    join accounts a on a.id = m.account_id where coalesce(a.email, a.user_name) = ${login} order by 1`)
  return rows.map(({ place }) => place)
}

/** How much there is of everything that creating writes. */
async function traces(db: Database) {
  const { rows } = await db.execute(sql`
    select (select count(*)::int from accounts) as accounts, (select count(*)::int from mails) as mails,
      (select count(*)::int from audit_events) as events, (select count(*)::int from memberships) as memberships,
      (select count(*)::int from seat_changes) as changes, (select taken from seats) as seats`)
  return rows[0]
}
