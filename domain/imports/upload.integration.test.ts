import { createHash, randomUUID } from 'node:crypto'
import { sql } from 'drizzle-orm'
import { beforeAll, expect, test } from 'vitest'
import type { Cast } from '@/db/factories/platform'
import { keys } from '@/tests/creation-ground'
import { type ImportGround, layImportGround } from '@/tests/import-ground'
import { beginImport } from './begin-import'
import { finishUpload } from './finish-upload'
import { partBytes } from './input'
import { receivePart } from './receive-part'
import { cancelImport } from './stop-import'

let ground: ImportGround
beforeAll(async () => {
  ground = await layImportGround()
})

const begin = async (size: number, as: Cast = 'groupAdmin') =>
  beginImport(ground.db, await ground.who(as), { groupId: ground.platform.groups.Lyon, name: 'a.csv', size })

async function begun(size: number): Promise<string> {
  const answer = await begin(size)
  if (!answer.ok) throw new Error(answer.code)
  return answer.value.importId
}

type Sent = { importId: string; position?: number; bytes: Buffer; digest?: string }
const send = async ({ importId, position = 0, bytes, digest }: Sent, as: Cast = 'groupAdmin') =>
  receivePart(ground.db, keys, await ground.who(as), {
    importId,
    position,
    bytes,
    digest: digest ?? createHash('sha256').update(bytes).digest('hex'),
  })
const finish = async (importId: string, as: Cast = 'groupAdmin') =>
  finishUpload(ground.db, await ground.who(as), importId)

const ok = { ok: true, value: null }
const refusal = (code: string) => ({ ok: false, code })

test('T21 a file is whole by length and checksum, or it is not read', async () => {
  const [first, second] = [Buffer.alloc(partBytes, 'a'), Buffer.from('le reste')]
  const importId = await begun(first.length + second.length)
  expect(await finish(importId)).toEqual(refusal('incomplete'))
  expect(await send({ importId, bytes: first.subarray(1) })).toEqual(refusal('damaged'))
  expect(await send({ importId, bytes: first, digest: 'f'.repeat(64) })).toEqual(refusal('damaged'))
  expect(await send({ importId, bytes: first })).toEqual(ok)
  expect(await finish(importId)).toEqual(refusal('incomplete'))
  for (const position of [-1, 2, 3]) {
    expect(await send({ importId, position, bytes: second })).toEqual(refusal('not_expected'))
  }
  expect(await send({ importId, position: 1, bytes: second })).toEqual(ok)
  expect(await send({ importId, position: 1, bytes: second })).toEqual(ok)
  expect(await finish(importId)).toEqual(ok)
  expect(await send({ importId, bytes: first })).toEqual(refusal('not_expected'))
})

test('what is kept of a file is sealed', async () => {
  const bytes = Buffer.from('Prénom;Nom;Courriel\n')
  const importId = await begun(bytes.length)
  await send({ importId, bytes })
  const { rows } = await ground.db.execute<{ sealed: Buffer }>(
    sql`select sealed from import_parts where import_id = ${importId}`,
  )
  expect(rows[0]?.sealed.includes('Courriel')).toBe(false)
})

test('said twice that all is there, the worker is asked once', async () => {
  const bytes = Buffer.from('x')
  const importId = await begun(1)
  await send({ importId, bytes })
  expect(await Promise.all([finish(importId), finish(importId), finish(importId)])).toEqual([ok, ok, ok])
  const { rows } = await ground.db.execute(sql`
    select count(*)::int as n from pgboss.job where name = 'import' and data->>'importId' = ${importId}`)
  expect(rows).toEqual([{ n: 1 }])
})

test('T12 T13 who may not import begins nothing; what another began is answered as what is not there', async () => {
  for (const as of ['coach', 'author', 'learner', 'outsider'] as const) {
    expect(await begin(1, as), as).toEqual(refusal('not_found'))
  }
  const importId = await begun(1)
  const bytes = Buffer.from('x')
  for (const as of ['userAdmin', 'platformAdmin', 'coach', 'outsider'] as const) {
    expect(await send({ importId, bytes }, as), as).toEqual(refusal('not_found'))
    expect(await send({ importId: randomUUID(), bytes }, as)).toEqual(refusal('not_found'))
    expect(await finish(importId, as)).toEqual(refusal('not_found'))
  }
  expect(await send({ importId, bytes })).toEqual(ok)
})

test('nobody has more files under way than twenty, also all at once', async () => {
  const answers = await Promise.all(Array.from({ length: 30 }, () => begin(1, 'userAdmin')))
  const importIds = answers.flatMap((answer) => (answer.ok ? [answer.value.importId] : []))
  expect(importIds).toHaveLength(20)
  expect(await begin(1, 'userAdmin')).toEqual(refusal('many_at_work'))
  await cancelImport(ground.db, await ground.who('userAdmin'), importIds[0] ?? '')
  expect(await begin(1, 'userAdmin')).toMatchObject({ ok: true })
})
