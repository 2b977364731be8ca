import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { existsSync } from 'node:fs'
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { sql } from 'drizzle-orm'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Database } from '@/db/client'
import { createPlatform, type Platform } from '@/db/factories/platform'
import { testDatabase } from '@/tests/database'

let db: Database
let platform: Platform
let folder: string
let path: string

beforeAll(async () => {
  db = await testDatabase()
  platform = await createPlatform(db)
  folder = await mkdtemp(join(tmpdir(), 'terminal-'))
  path = join(folder, 'personnes.csv')
})
afterAll(() => rm(folder, { recursive: true }))

const head = 'Nom;Prénom;E-mail;Groupe;Rôle'
const good = ['Lefèvre;Zoé;zoe@t.example;;', 'Noël;Gaël;gael@t.example;France / Lyon;Animateur']
const bad = ['Roy;Ana;ana chez t;;', 'Diaz;Eva;eva@t.example;Nulle part;']
const fileOf = (rows: readonly string[]) => [head, ...rows].join('\r\n')

async function run(content: string | Buffer, ...args: string[]) {
  await writeFile(path, content)
  const child = spawn(process.execPath, ['--import', 'tsx', 'scripts/import-people.ts', path, ...args])
  let said = ''
  for (const stream of [child.stdout, child.stderr]) {
    stream.on('data', (data) => {
      said += data
    })
  }
  const [code] = await once(child, 'close')
  return { code, said }
}

async function people(): Promise<string[]> {
  const { rows } = await db.execute<{ one: string }>(sql`
    select a.email || ' ' || g.name || ' ' || m.role as one from accounts a
    join memberships m on m.account_id = a.id and m.source_group_id = m.group_id
    join groups g on g.id = m.group_id where a.email like '%@t.example' order by 1`)
  return rows.map(({ one }) => one)
}

test('a dry run says what would become of each row and writes nobody; refused rows are in a file', async () => {
  const { code, said } = await run(fileOf([...good, ...bad]), '--group', 'siège', '--dry-run')
  expect(code, said).toBe(1)
  const why = 'ligne 5 : Groupe – Aucun de vos groupes'
  for (const told of ['E-mail → ', '2 créations', '2 refusées', 'ligne 4', why, 'Essai terminé']) {
    expect(said).toContain(told)
  }
  expect(await people()).toEqual([])
  const refused = await readFile(`${path}.refused.csv`, 'utf8')
  const lines = refused.replace('\uFEFF', '').trim().split('\r\n')
  expect(lines[0]).toBe(`${head};Ligne;Motif`)
  expect(lines.slice(1)).toEqual([
    expect.stringContaining(`${bad[0]};4;`),
    expect.stringContaining(`${bad[1]};5;`),
  ])
}, 60_000)

test('the file of the refused rows, corrected, is imported as it is: as the owner, in the group that was named', async () => {
  const refused = await readFile(`${path}.refused.csv`, 'utf8')
  await rm(`${path}.refused.csv`)
  const corrected = refused.replace('ana chez t', 'ana@t.example').replace('Nulle part', 'Lille')
  const { code, said } = await run(corrected, '--group', platform.groups.Siège, '--no-credentials')
  expect(code, said).toBe(0)
  expect(said).toContain('Import terminé')
  expect(existsSync(`${path}.refused.csv`)).toBe(false)
  expect(await people()).toEqual(['ana@t.example Siège learner', 'eva@t.example Lille learner'])
  expect(await db.$count(sql`mails`)).toBe(0)
  const { rows } = await db.execute(sql`
    select e.actor_id, i.status from audit_events e join imports i on i.id = e.target_id
    where e.action = 'import.finished'`)
  expect(rows).toEqual([{ actor_id: platform.people.owner.id, status: 'done' }])
}, 60_000)

test('T12 nobody but a platform administrator is imported as; it speaks their language', async () => {
  const { groupAdmin, platformAdmin } = platform.people
  const others = await run(fileOf(good), '--group', 'Siège', '--as', groupAdmin.email ?? '')
  expect(others.code).toBe(2)
  expect(others.said).toContain('is not the address of a platform administrator')
  await db.execute(sql`update accounts set language = 'en' where id = ${platformAdmin.id}`)
  const theirs = ['--group', 'Siège', '--as', platformAdmin.email ?? '']
  const { code, said } = await run(fileOf(good), ...theirs, '--invite')
  expect(code, said).toBe(0)
  expect(said).toContain('Import finished')
  const { rows } = await db.execute(sql`select email, invited_by_id from invitations order by email`)
  const invitedBy = { invited_by_id: platformAdmin.id }
  expect(rows).toEqual([
    { email: 'gael@t.example', ...invitedBy },
    { email: 'zoe@t.example', ...invitedBy },
  ])
  expect(await people()).toHaveLength(2)
}, 90_000)

test('a group that there is not, or a file that is no table: nothing is done', async () => {
  const { code, said } = await run(fileOf(good), '--group', 'Nulle part')
  expect(code, said).toBe(2)
  expect(said).toMatch(/There is no group "Nulle part".*\n.*France \/ Lyon/s)
  expect(await run(Buffer.from([0x89, 0x50, 0x4e, 0x47, 0, 0, 0, 1]), '--group', 'Siège')).toMatchObject({
    code: 2,
  })
}, 60_000)
