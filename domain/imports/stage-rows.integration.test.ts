import { expect, test } from 'vitest'
import { keys } from '@/tests/creation-ground'
import { layImportGround, upload } from '@/tests/import-ground'
import { readImport } from './find-import'
import { readFile } from './read-file'

test('F10 a long file is put in order in turns: each begins where the one before ended, and gets further', async () => {
  const { db, who, platform } = await layImportGround()
  const rows = Array.from({ length: 5_000 }, (_, at) => `s${at}@stage.example;Ana;Durand\n`)
  const importId = await upload(
    db,
    await who('groupAdmin'),
    platform.groups.Lyon,
    `email;prénom;nom\n${rows.join('')}`,
  )
  const dealt: number[] = []
  let turns = 0
  // A turn that is over as soon as it has begun: how slowly what is behind is read again does not count.
  const beginTurn = () => {
    turns++
    return () => false
  }
  for (let step = 0; step < 5; step++) {
    const found = await readImport(db, importId)
    if (found?.status !== 'reading') break
    await readFile(db, keys, found, beginTurn)
    dealt.push((await readImport(db, importId))?.dealt ?? 0)
  }
  // Recognised, then in three turns, then all in order.
  const [recognised, first = 0, second = 0, third, inOrder] = dealt
  expect([recognised, third, inOrder]).toEqual([0, 5_000, 0])
  expect(first).toBeGreaterThan(0)
  expect(second).toBeGreaterThan(first)
  expect(turns).toBe(3)
  expect(await readImport(db, importId)).toMatchObject({ status: 'previewing', rows: 5_000 })
})
