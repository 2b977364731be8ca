import { expect, test, vi } from 'vitest'
import { readImport } from '@/domain/imports/find-import'
import { keys } from '@/tests/creation-ground'
import { layImportGround, upload } from '@/tests/import-ground'
import { importFirst, sendFirst } from './send-for'

vi.mock(import('@/env'), async (original) => {
  const { env, ...others } = await original()
  return { ...others, env: () => ({ ...env(), AUTH_SECRET: keys.current }) }
})

test('where no worker has taken a file its rows are tried after the answer; sending mail does not read files', async () => {
  const { db, who, platform } = await layImportGround()
  const file = 'email;prénom;nom\nana@exemple.fr;Ana;Durand\n'
  const importId = await upload(db, await who('groupAdmin'), platform.groups.Lyon, file)
  await sendFirst(db, () => {})
  expect(await readImport(db, importId)).toMatchObject({ status: 'reading', dealt: 0 })
  await importFirst(db, () => {})
  expect(await readImport(db, importId)).toMatchObject({ status: 'previewed', rows: 1 })
})
