import { sql } from 'drizzle-orm'
import { beforeAll, expect, test } from 'vitest'
import type { Database } from '@/db/client'
import { createAccounts as insertAccounts } from '@/db/factories/accounts'
import { createMemberships } from '@/db/factories/memberships'
import { roles } from '@/domain/access/roles'
import { beginImport } from '@/domain/imports/begin-import'
import { listOutcomes } from '@/domain/imports/list-outcomes'
import { readRefused } from '@/domain/imports/read-refused'
import { runImport } from '@/domain/imports/run-import'
import { showImport } from '@/domain/imports/show-import'
import { startImport } from '@/domain/imports/start-import'
import { cancelImport } from '@/domain/imports/stop-import'
import { layAuthorizationGround, type Name, names, paths, type Subject } from './authorization-ground'
import {
  accountAllowed,
  accountKnown,
  linkAllowed,
  rolesAllowed,
  type Subjected,
} from './authorization-oracle'
import { testDatabase } from './database'
import { inWords, settings, upload } from './import-ground'

/*
 * T12 for importing: files of people of every right, whose rows name every group and every role, and accounts that are
 * or were somewhere, against the oracle. What it forbids leaves no trace.
 */

let db: Database
let groups: Record<Name, string>
let subjects: Subject[]

beforeAll(async () => {
  db = await testDatabase()
  ;({ groups, subjects } = await layAuthorizationGround(db))
  await db.execute(sql`update platform set daily_mails = 1e9, daily_mails_of_administrator = 1e9,
    daily_mails_of_group = 1e9`)
})

const isPrivate = (path: string) => ['', 'france/lyon/direction', 'siege'].includes(path)

/** Who may not import anywhere has no file; the others begin in their first group. */
const homeOf = ({ person }: Subject) => names.find((at) => rolesAllowed(person, paths[at]).length > 0)

/** Tries a file out and writes it; what each row comes to, which is twice the same (V3). */
async function bring({ actor, label }: Subject, home: Name, lines: readonly string[]): Promise<string[]> {
  const file = ['email;prénom;nom;groupe;rôle;informations complémentaires', ...lines].join('\n')
  const importId = await upload(db, actor, groups[home], `${file}\n`)
  await runImport(db, settings, importId)
  const said = await outcomes()
  const view = await showImport(db, actor, importId)
  if (view?.status !== 'previewed') throw new Error(`${label}: ${view?.status}`)
  await startImport(db, actor, { importId, formatVersion: view.formatVersion })
  await runImport(db, settings, importId)
  const done = await outcomes()
  expect(done, label).toEqual(said)
  return done

  async function outcomes() {
    const told: string[] = []
    for (let after: number | undefined = 0; after !== undefined; ) {
      const page = await listOutcomes(db, actor, importId, { after })
      told.push(...(page?.rows ?? []).map(({ line, outcome, details }) => inWords(line, outcome, details)))
      after = page?.next ?? undefined
    }
    return told.map((one) => one.replace(/^\d+ /, ''))
  }
}

test('T12 a file begins where its person may invite, and nowhere else', async () => {
  for (const { person, actor, label } of subjects) {
    for (const at of names) {
      const begun = await beginImport(db, actor, { groupId: groups[at], name: 'a.csv', size: 10 })
      const may = rolesAllowed(person, paths[at]).length > 0
      expect(begun.ok ? 'ok' : begun.code, `${label} in ${at}`).toBe(may ? 'ok' : 'not_found')
      if (begun.ok) await cancelImport(db, actor, begun.value.importId)
    }
  }
})

test('T12 rows: every person × group × role', { timeout: 240_000 }, async () => {
  const cells = names.flatMap((at) => roles.map((role) => ({ at, role })))
  for (const [who, subject] of subjects.entries()) {
    const home = homeOf(subject)
    if (!home) continue
    const email = (n: number) => `i${who}-${n}@m.example`
    const told = await bring(
      subject,
      home,
      cells.map(({ at, role }, n) => `${email(n)};Ana;Durand;${groups[at]};${role};`),
    )
    const expected = cells.map(({ at, role }) => {
      const allowed = rolesAllowed(subject.person, paths[at])
      if (allowed.length === 0) return 'refused group_unknown'
      return allowed.includes(role) ? 'create' : 'refused role_not_yours'
    })
    expect(told, subject.label).toEqual(expected)
    const { rows } = await db.execute<{ email: string; at: string; role: string }>(sql`
      select a.email, m.group_id as at, m.role from accounts a join memberships m on m.account_id = a.id
      where a.email like ${`i${who}-%`} and m.source_group_id = m.group_id`)
    expect(new Set(rows.map((row) => `${row.email} ${row.at} ${row.role}`)), subject.label).toEqual(
      new Set(
        cells.flatMap(({ at, role }, n) =>
          expected[n] === 'create' ? [`${email(n)} ${groups[at]} ${role}`] : [],
        ),
      ),
    )
  }
})

const besides = (at: Name) => names[(names.indexOf(at) + 3) % names.length] ?? at
const placings = names.flatMap((at) =>
  (['learner', 'admin'] as const).map((role) => [
    { at, role },
    { at: besides(at), role: 'learner' as const },
  ]),
)

test('T12 T13 A2 accounts: every person × account of two groups, there or deleted', {
  timeout: 240_000,
}, async () => {
  for (const [who, subject] of subjects.entries()) {
    const home = homeOf(subject)
    if (!home) continue
    const { person, label } = subject
    const people = (beginning: string) =>
      placings.map((_, n) => ({
        firstName: 'Old',
        lastName: 'Name',
        email: `${beginning}${who}-${n}@m.example`,
      }))
    const active = await insertAccounts(db, people('a'))
    const gone = await insertAccounts(
      db,
      people('g').map((row) => ({ ...row, deletedAt: new Date() })),
    )
    await createMemberships(
      db,
      placings.flatMap((places, n) =>
        places.map(({ at, role }) => ({ accountId: active[n]?.id ?? '', groupId: groups[at], role })),
      ),
    )
    for (const [n, places] of placings.entries()) {
      const former = places.map(({ at }) => groups[at])
      await db.execute(sql`update accounts set former_group_ids = ${sql.param(former)}::uuid[]
        where id = ${gone[n]?.id ?? ''}`)
    }
    const lines = (beginning: string, note: string) =>
      placings.map((_, n) => `${beginning}${who}-${n}@m.example;Eve;Evil;${groups[home]};learner;${note}`)
    const told = await bring(subject, home, [...lines('a', 'Lu'), ...lines('g', '')])
    const wanted = placings.flatMap((places) => {
      const account: Subjected = {
        owner: false,
        placed: places.map(({ at, role }) => ({ target: paths[at], role })),
      }
      if (!accountKnown(person, account, isPrivate)) return 'refused not_permitted'
      return accountAllowed(person, account) ? 'update' : 'refused not_yours'
    })
    const restored = placings.map((places) =>
      // A deleted account is judged by its groups alone: it holds no roles any more.
      linkAllowed(
        person,
        places.map(({ at }) => ({ target: paths[at], role: 'learner' })),
      )
        ? 'restore'
        : 'refused not_permitted',
    )
    expect(told, label).toEqual([...wanted, ...restored])
    const { rows } = await db.execute<{ email: string; info: string; status: string; name: string }>(sql`
      select email, additional_info as info, status, first_name || ' ' || last_name as name from accounts
      where email like ${`a${who}-%`} or email like ${`g${who}-%`}`)
    const of = new Map(rows.map((row) => [row.email, row]))
    for (const [n, outcome] of wanted.entries()) {
      const info = outcome === 'update' ? 'Lu' : ''
      expect(of.get(`a${who}-${n}@m.example`), label).toMatchObject({ info, name: 'Old Name' })
      const status = restored[n] === 'restore' ? 'active' : 'deleted'
      expect(of.get(`g${who}-${n}@m.example`), label).toMatchObject({ status, name: 'Old Name' })
    }
  }
})

test('T13 A2 an import is read by who began it, and by platform administrators; by others as an unknown one', async () => {
  const starter = subjects.find(({ label }) => label === 'lyon user_admin')
  if (!starter) throw new Error('Nobody began it')
  const importId = await upload(db, starter.actor, groups.lyon, 'email;prénom;nom\nx;A;B\n')
  await runImport(db, settings, importId)
  for (const { person, actor, label } of subjects) {
    const above = rolesAllowed(person, paths.lyon).length === roles.length
    const all = rolesAllowed(person, paths.p).length === roles.length
    const isStarter = actor.accountId === starter.actor.accountId
    expect((await showImport(db, actor, importId)) !== null, label).toBe(above || isStarter)
    expect((await listOutcomes(db, actor, importId, {})) !== null, label).toBe(all || isStarter)
    expect((await readRefused(db, actor, importId)) !== null, label).toBe(all || isStarter)
    const started = await startImport(db, actor, { importId, formatVersion: -1 })
    expect(started, label).toEqual({ ok: false, code: isStarter ? 'changed_meanwhile' : 'not_found' })
  }
})
