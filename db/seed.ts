import { pathToFileURL } from 'node:url'
import { sql } from 'drizzle-orm'
import { closeDatabase, type Database, db } from '@/db/client'
import { SetupError } from '@/db/local/setup-error'
import { platform } from '@/db/schema'
import { hashPassword } from '@/domain/accounts/password'
import { env } from '@/env'
import { bringUpToDate } from '@/scripts/bring-up-to-date'
import { insertFields } from './demo/fields'
import { companyGroups, companyName } from './demo/groups'
import { insertInvitations } from './demo/insert-invitations'
import { daysAgo, insertPeople } from './demo/insert-people'
import { insertSessions } from './demo/insert-sessions'
import type { DemoKey } from './demo/people'
import { createGroups } from './factories/groups'

/** Public, since everybody can read this file: it opens a demonstration, never a platform of real people. */
export const demoPassword = 'levain tablier brioche comptoir aurore'

export type DemoPerson = { key: DemoKey; email: string; password: string; group: string }

/**
 * Fills an empty database with the demonstration company, whole or not at all, and answers whom one can sign
 * in as. Throws a sentence when there are groups already: a platform in use is never seeded.
 */
export async function seedDemo(database: Database): Promise<{ people: DemoPerson[] }> {
  const passwordHash = await hashPassword(demoPassword, env().PASSWORD_COST)
  return database.transaction(async (tx) => {
    const { rows } = await tx.execute(sql`select from groups limit 1`)
    if (rows.length > 0)
      throw new SetupError(
        'This platform has groups already: only an empty one can be seeded (npm run db:reset).',
      )
    await tx.update(platform).set({ name: companyName })
    const groups = await createGroups(tx, companyGroups, { createdAt: daysAgo(730) })
    const valuesOf = await insertFields(tx)
    const people = await insertPeople(tx, groups, passwordHash, valuesOf)
    await insertInvitations(tx, groups, people, valuesOf)
    await insertSessions(tx, groups, people)
    return {
      people: people.flatMap(({ key, email, group }) =>
        key ? [{ key, email, password: demoPassword, group }] : [],
      ),
    }
  })
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) {
  try {
    await bringUpToDate(db())
    console.table((await seedDemo(db())).people)
  } catch (error) {
    if (!(error instanceof SetupError)) throw error
    console.error(error.message)
    process.exitCode = 1
  } finally {
    await closeDatabase()
  }
}
