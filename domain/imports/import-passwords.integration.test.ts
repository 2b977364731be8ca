import { sql } from 'drizzle-orm'
import { beforeAll, describe, expect, test } from 'vitest'
import { ownPassword } from '@/tests/creation-ground'
import { type ImportGround, layImportGround } from '@/tests/import-ground'
import { chooseFormat } from './choose-format'

let ground: ImportGround
beforeAll(async () => {
  ground = await layImportGround()
})

describe('passwords', () => {
  const file = (email: string, password: string) =>
    `email;prénom;nom;mot de passe\n${email};Ana;Durand;${password}\n`

  test('begin an account, in no clear text anywhere, and are never overwritten', async () => {
    const { bring, accountOf, db, told, mailsTo } = ground
    const email = 'pw@p.example'
    const importId = await bring(file(email, ownPassword))
    expect(await told(importId)).toEqual(['2 create'])
    expect(await accountOf(email)).toMatchObject({ own: true, temporary: null })
    expect(await mailsTo(email)).toEqual([])
    const { rows } = await db.execute<{ text: string }>(sql`
      select (select string_agg(to_jsonb(i)::text, '') from imports i)
        || (select string_agg(r.cells::text, '') from import_rows r) as text`)
    expect(rows[0]?.text.includes('tambour')).toBe(false)
    const before = await db.execute(sql`select password_hash from accounts where email = ${email}`)
    expect(await told(await bring(file(email, 'nuage violon mardi trente')))).toEqual(['2 unchanged'])
    expect((await db.execute(sql`select password_hash from accounts where email = ${email}`)).rows).toEqual(
      before.rows,
    )
  })

  test('in a column that only its person knows to be one are shown until they say so, and not after', async () => {
    const { db, who, tryOut, view } = ground
    const importId = await tryOut(`email;prénom;nom;Sésame\nses@p.example;Ana;Durand;${ownPassword}\n`)
    const kept = async () => {
      const { rows } = await db.execute<{ text: string }>(sql`
        select (select to_jsonb(i)::text from imports i where i.id = ${importId})
          || (select coalesce(string_agg(r.cells::text, ''), '') from import_rows r where r.import_id = ${importId}) as text`)
      return rows[0]?.text
    }
    expect(await kept()).toContain('tambour')
    const { format, formatVersion } = await view(importId)
    if (!format) throw new Error('not recognised')
    const columns = (['email', 'first_name', 'last_name', 'password'] as const).slice()
    const choice = { importId, formatVersion, format: { ...format, columns } }
    expect(await chooseFormat(db, await who('groupAdmin'), choice)).toMatchObject({ ok: true })
    await ground.run(importId)
    expect(await view(importId)).toMatchObject({ status: 'previewed' })
    expect(await kept()).not.toContain('tambour')
  })

  test('that are short, or that anybody could guess, are refused in the dry run already', async () => {
    const { tryOut, told } = ground
    expect(await told(await tryOut(file('short@p.example', 'court')))).toEqual(['2 refused password_short'])
    const guessed = await tryOut(file('guess@p.example', 'motdepassemotdepasse'))
    expect(await told(guessed)).toEqual(['2 refused password_common'])
  })
})
