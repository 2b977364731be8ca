import { beforeAll, expect, test } from 'vitest'
import { keys } from '@/tests/creation-ground'
import { type ImportGround, layImportGround } from '@/tests/import-ground'
import { readImport } from './find-import'
import { nextRows } from './next-rows'

let ground: ImportGround
beforeAll(async () => {
  ground = await layImportGround()
})

/** A hundred people with a hundred lines each, one line of everybody after the other. */
const interleaved = () => {
  const lines = Array.from({ length: 10_000 }, (_, at) => `p${at % 100}@next.example;Ana;Durand;Lyon\n`)
  return `email;prénom;nom;groupe\n${lines.join('')}`
}

async function batchOf(importId: string) {
  const found = await readImport(ground.db, importId)
  if (!found) throw new Error('No such import')
  const batch = await nextRows(ground.db, keys, { ...found, checkpoint: 0 }, 'import', 2_000)
  return batch?.rows ?? []
}

test('T21 people with many lines come few at a time, each with all of theirs', async () => {
  const importId = await ground.tryOut(interleaved())
  const rows = await batchOf(importId)
  expect(rows.length).toBeLessThanOrEqual(5_100)
  const [email] = rows[0]?.cells ?? []
  expect(rows.filter(({ cells }) => cells[0] === email)).toHaveLength(100)
  const { preview } = await ground.view(importId)
  expect(preview?.outcomes).toEqual({ create: 100, unchanged: 9_900 })
})

test('T21 long lines come few at a time', async () => {
  const note = 'a'.repeat(9_000)
  const long = Array.from({ length: 1_500 }, (_, at) => `l${at}@next.example;Ana;Durand;${note}\n`)
  const rows = await batchOf(await ground.tryOut(`email;prénom;nom;inconnu\n${long.join('')}`))
  expect(rows.length).toBeGreaterThan(800)
  expect(rows.length).toBeLessThan(1_000)
})
