import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { sql } from 'drizzle-orm'
import { type Database, db } from '@/db/client'

export type Person = { key: string; email: string; password: string; group: string }
export type Demo = { url: string; inbox: string; people: Person[] }

/** Fills an empty database with the demo platform; otherwise the sign-ins that were told then. */
export async function demoPeople(folder: string): Promise<Person[]> {
  if (!(await isEmpty(db()))) return knownPeople(folder)
  const { seedDemo } = await import('@/db/seed')
  const { people } = await seedDemo(db())
  return people
}

/** Writes the addresses and sign-ins for scripts, and returns them as a table for people. */
export function tellDemo(folder: string, demo: Demo): string {
  writeFileSync(join(folder, 'demo.json'), `${JSON.stringify(demo, null, 2)}\n`, { mode: 0o600 })
  const width = (value: (person: Person) => string) => Math.max(0, ...demo.people.map((p) => value(p).length))
  const [keys, emails, passwords] = [width((p) => p.key), width((p) => p.email), width((p) => p.password)]
  const rows = demo.people.map(
    ({ key, email, password, group }) =>
      `  ${key.padEnd(keys)}  ${email.padEnd(emails)}  ${password.padEnd(passwords)}  ${group}`,
  )
  const signIns = rows.length
    ? rows.join('\n')
    : '  unknown: .data/demo.json was deleted; `npm run db:reset` makes new ones'
  return `\n  Bienvenue  ${demo.url}\n  Inbox      ${demo.inbox}\n\n${signIns}\n`
}

async function isEmpty(database: Database): Promise<boolean> {
  const { rows } = await database.execute(sql`select exists (select from accounts) as filled`)
  return !rows[0]?.filled
}

function knownPeople(folder: string): Person[] {
  const file = join(folder, 'demo.json')
  return existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')).people : []
}
