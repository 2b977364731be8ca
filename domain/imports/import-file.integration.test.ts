import { sql } from 'drizzle-orm'
import { beforeAll, describe, expect, test } from 'vitest'
import { createCustomFields } from '@/db/factories/custom-fields'
import { ownPassword } from '@/tests/creation-ground'
import { type ImportGround, layImportGround } from '@/tests/import-ground'
import { chooseFormat, chooseOptions } from './choose-format'
import { announcedFile, type Column, rowsAsked, type TableFormat } from './input'

let ground: ImportGround
beforeAll(async () => {
  ground = await layImportGround()
})

/** A file as Excel saves it in France. */
const cp1252 = (text: string) => Buffer.from(text.replaceAll('\n', '\r\n'), 'latin1')

describe('V2 V3 a file as Excel saves it in France', () => {
  test('is recognised, tried without writing, and written as it was tried', async () => {
    const { db, view, told, traces, placesOf, accountOf, start, run } = ground
    const before = await traces()
    const importId = await ground.tryOut(
      cp1252(
        'Prénom;Nom;Adresse e-mail;Groupe;Rôle;Langue\n' +
          'Zoé;Lefèvre;zoe@v.example;France / Lyon;Apprenant;français\n' +
          'Loïc;Noël;loic@v.example;Lyon;Animateur;anglais\n' +
          ';Sans Prénom;sans@v.example;Lyon;Apprenant;\n' +
          'Aimé;Pas Là;aime@v;Lyon;Apprenant;\n',
      ),
    )
    const tried = await view(importId)
    expect(tried).toMatchObject({ status: 'previewed', rows: 4, dealt: 4, directs: true })
    expect(tried.format).toMatchObject({ encoding: 'windows-1252', separator: ';', hasHeader: true })
    const said = ['2 create', '3 create', '4 refused first_name_missing', '5 refused domain']
    expect(await told(importId)).toEqual(said)
    expect(tried.preview).toMatchObject({ outcomes: { create: 2, refused: 2 }, seats: 2, credentials: 2 })
    expect(tried.climbs.map(({ name, people }) => `${name} ${people}`)).toEqual(['France 1', 'Plateforme 1'])
    expect(await traces()).toEqual(before)

    expect(await start(importId)).toMatchObject({ ok: true })
    await run(importId)
    expect(await told(importId)).toEqual(said)
    const done = await view(importId)
    expect(done).toMatchObject({ status: 'done', dealt: 4 })
    expect(done.totals).toEqual(tried.preview)
    expect(await placesOf('zoe@v.example')).toEqual(['France learner', 'Lyon learner', 'Plateforme learner'])
    expect(await placesOf('loic@v.example')).toEqual(['Lyon coach'])
    expect(await accountOf('loic@v.example')).toMatchObject({
      firstName: 'Loïc',
      language: 'en',
      temporary: 'mailed',
    })
    expect(await ground.mailsTo('zoe@v.example')).toEqual(['credentials'])
    const { rows } = await db.execute(
      sql`select count(*)::int as n from accounts where email like '%@v.example'`,
    )
    expect(rows).toEqual([{ n: 2 }])
  })
})

describe('V1 what is there', () => {
  test('is created, updated, restored, left alone or refused, each on its own', async () => {
    const { login, create, form, ana, told, bring, placesOf, accountOf, deleted, platform } = ground
    const [there, same, gone, fresh] = ['there', 'same', 'gone', 'fresh'].map(
      (name) => `${login(name)}@v.example`,
    )
    await create(form([ana(there), ana(same)]))
    await deleted(gone ?? '', [platform.groups.Lyon])
    const importId = await bring(
      'email,first name,last name,group,role,notes\n' +
        `${there},Autre,Nom,Lyon,coach,À rappeler\n` +
        `${same},,,Lyon,learner,\n` +
        `${gone},Nouveau,Nom,Lyon,learner,\n` +
        `${fresh},Zoé,Petit,Lyon,learner,\n` +
        `${fresh},,,Lyon-Ventes,3,\n`,
    )
    expect(await told(importId)).toEqual(['2 update', '3 unchanged', '4 restore', '5 create', '6 update'])
    expect(await accountOf(there ?? '')).toMatchObject({ firstName: 'Ana', info: 'À rappeler' })
    expect(await placesOf(there ?? '')).toContain('Lyon coach')
    expect(await accountOf(gone ?? '')).toMatchObject({
      status: 'active',
      firstName: 'Old',
      temporary: 'mailed',
    })
    expect(await placesOf(fresh ?? '')).toContain('Lyon-Ventes learner')
  })

  test('F11 the same file again changes nothing and mails nobody', async () => {
    const { bring, traces, view } = ground
    const file = `email;prénom;nom\n${['a', 'b', 'c'].map((one) => `${one}@again.example;Ana;Durand\n`).join('')}`
    await bring(file)
    const before = await traces()
    const again = await bring(file)
    expect((await view(again)).totals?.outcomes).toEqual({ unchanged: 3 })
    const { events, ...rest } = (await traces()) as Record<string, number>
    const { events: were, ...same } = before as Record<string, number>
    expect(rest).toEqual(same)
    // That it was begun, and that it is over.
    expect((events ?? 0) - (were ?? 0)).toBe(2)
  })
})

describe('custom fields', () => {
  test('are read by their names, in their own form, and updated', async () => {
    const { bring, accountOf, db, told } = ground
    const [shop, since] = await createCustomFields(db, [
      { name: 'Magasin', kind: 'choice', choices: ['Bellecour', 'Part-Dieu'] },
      { name: 'Ancienneté', kind: 'number' },
    ])
    const importId = await bring(
      'email;prénom;nom;MAGASIN;anciennete\nx@f.example;Xi;Li;Bellecour;1 250,50\ny@f.example;Yi;Li;Ailleurs;2\n',
    )
    expect(await told(importId)).toEqual(['2 create', '3 refused custom_choice'])
    expect(await accountOf('x@f.example')).toMatchObject({
      values: { [shop?.id ?? '']: 'Bellecour', [since?.id ?? '']: '1250.5' },
    })
  })
})

describe('how a file is read is the person’s to say', () => {
  test('another encoding and another separator are read anew, with the columns that there are then', async () => {
    const { tryOut, view, db, run, who } = ground
    const importId = await tryOut(cp1252('Email;Prénom;Nom\nlea@c.example;Léa;Noël\n'))
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
    const importId = await tryOut(cp1252('Email;Prénom;Nom\nzoe@e.example;Zoé;Noël\n'))
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

describe('invitations in place of accounts', () => {
  test('chosen after the dry run, every row is tried anew', async () => {
    const { tryOut, view, told, db, run, who } = ground
    const importId = await tryOut('email;prénom;nom\neva@o.example;Eva;Roy\nluc@o.example;Luc;Roy\n')
    expect(await told(importId)).toEqual(['2 create', '3 create'])
    const choice = { importId, way: 'invite' as const, sendsCredentials: true }
    expect(await chooseOptions(db, await who('groupAdmin'), choice)).toMatchObject({ ok: true })
    await run(importId)
    expect(await told(importId)).toEqual(['2 invite', '3 invite'])
    expect(await view(importId)).toMatchObject({
      status: 'previewed',
      dealt: 2,
      preview: { outcomes: { invite: 2 }, invitations: 2, seats: 0 },
    })
  })

  test('each is invited into their groups with what the file says, and gets it at the first login', async () => {
    const { bring, told, db, view } = ground
    const file =
      'email;prénom;nom;groupe;langue;informations complémentaires\n' +
      'iv@i.example;Ivo;Illi;Lyon;en;Vient de Lille\niv@i.example;;;Lyon-Ventes;;\n'
    const importId = await bring(file, 'groupAdmin', { way: 'invite' })
    expect(await told(importId)).toEqual(['2 invite', '3 update'])
    expect((await view(importId)).totals).toMatchObject({ invitations: 1, seats: 0, credentials: 0 })
    const { rows } = await db.execute(sql`
      select i.language, i.additional_info as info, array(select g.name from invitation_memberships m
        join groups g on g.id = m.group_id where m.invitation_id = i.id order by 1) as groups
      from invitations i where i.email = 'iv@i.example'`)
    expect(rows).toEqual([{ language: 'en', info: 'Vient de Lille', groups: ['Lyon', 'Lyon-Ventes'] }])
    expect(await ground.mailsTo('iv@i.example')).toEqual(['invitation'])
    expect(await told(await bring(file, 'groupAdmin', { way: 'invite' }))).toEqual([
      '2 unchanged',
      '3 unchanged',
    ])
    expect(await ground.mailsTo('iv@i.example')).toEqual(['invitation'])
  })
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
