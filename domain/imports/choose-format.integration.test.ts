import { beforeAll, describe, expect, test } from 'vitest'
import { type ImportGround, layImportGround } from '@/tests/import-ground'
import { savedInFrance } from '@/tests/table-writers'
import { chooseFormat } from './choose-format'
import { announcedFile, type Column, rowsAsked, type TableFormat } from './input'

let ground: ImportGround
beforeAll(async () => {
  ground = await layImportGround()
})

describe('how a file is read is the person’s to say', () => {
  test('another encoding and another separator are read anew, with the columns that there are then', async () => {
    const { tryOut, view, db, run, who } = ground
    const importId = await tryOut(savedInFrance('Email;Prénom;Nom\nlea@c.example;Léa;Noël\n'))
    const seen = await view(importId)
    expect(seen.recognised?.samples[0]?.cells).toEqual(['lea@c.example', 'Léa', 'Noël'])
    const { format, formatVersion } = seen
    if (!format) throw new Error('Not recognised')
    const actor = await who('groupAdmin')
    const other = { importId, formatVersion, format: { ...format, separator: ',' as const } }
    expect(await chooseFormat(db, actor, other)).toEqual({ ok: true, value: null })
    expect(await chooseFormat(db, actor, other)).toEqual({ ok: false, code: 'changed_meanwhile' })
    await run(importId)
    expect(await view(importId)).toMatchObject({
      status: 'choosing',
      recognised: { headers: ['Email;Prénom;Nom'] },
    })
    const back = { importId, formatVersion: formatVersion + 1, format }
    expect(await chooseFormat(db, actor, back)).toMatchObject({ ok: true })
    await run(importId)
    expect(await view(importId)).toMatchObject({ status: 'previewed', format: { columns: format.columns } })
  })

  test('an encoding that cannot be is no end of it: the file shows once more as it looks', async () => {
    const { tryOut, view, db, run, who } = ground
    const importId = await tryOut(savedInFrance('Email;Prénom;Nom\nzoe@e.example;Zoé;Noël\n'))
    const { format, formatVersion } = await view(importId)
    if (!format) throw new Error('Not recognised')
    const other = { importId, formatVersion, format: { ...format, encoding: 'utf-8' as const } }
    expect(await chooseFormat(db, await who('groupAdmin'), other)).toMatchObject({ ok: true })
    await run(importId)
    expect(await view(importId)).toMatchObject({ status: 'choosing', fault: null, format })
  })

  test('T14 a text without encoding or separator is none, and a name has no signs that steer', async () => {
    const { db, who, tryOut, view } = ground
    const importId = await tryOut('email;prénom;nom\nnone@p.example;A;B\n')
    const { format, formatVersion } = await view(importId)
    if (!format) throw new Error('not recognised')
    for (const change of [{ encoding: null }, { separator: null }]) {
      const choice = { importId, formatVersion, format: { ...format, ...change } }
      expect(await chooseFormat(db, await who('groupAdmin'), choice)).toMatchObject({ ok: false })
    }
    const announced = { groupId: importId, name: ' a\0b\r\nc.csv ', size: 1 }
    expect(announcedFile.parse(announced).name).toBe('a b c.csv')
    expect(rowsAsked.parse({ after: '99999999999' })).toEqual({})
  })

  test('columns are changed, remembered for the next file of the same headers, and a login there has to be', async () => {
    const { tryOut, view, db, run, who, start, told } = ground
    const file = (name: string) => `Contact;Qui;Quoi\n${name}@m.example;Léa;Noël\n`
    const importId = await tryOut(file('lea'))
    const { format, formatVersion, status } = await view(importId)
    expect(status).toBe('choosing')
    const actor = await who('groupAdmin')
    const choose = (columns: (Column | null)[]) =>
      chooseFormat(db, actor, { importId, formatVersion, format: { ...(format as TableFormat), columns } })
    expect(await choose([null, 'first_name', 'last_name'])).toEqual({ ok: false, code: 'login_missing' })
    expect(await choose(['email', 'first_name', 'last_name'])).toMatchObject({ ok: true })
    await run(importId)
    expect(await told(importId)).toEqual(['2 create'])
    expect(await start(importId)).toMatchObject({ ok: true })
    const next = await tryOut(file('noe'))
    expect(await view(next)).toMatchObject({
      status: 'previewed',
      format: { columns: ['email', 'first_name', 'last_name'] },
    })
  })
})
