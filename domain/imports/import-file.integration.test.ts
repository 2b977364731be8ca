import { sql } from 'drizzle-orm'
import { beforeAll, describe, expect, test } from 'vitest'
import { createCustomFields } from '@/db/factories/custom-fields'
import { type ImportGround, layImportGround } from '@/tests/import-ground'
import { savedInFrance } from '@/tests/table-writers'
import { chooseOptions } from './choose-format'

let ground: ImportGround
beforeAll(async () => {
  ground = await layImportGround()
})

describe('V2 V3 a file as Excel saves it in France', () => {
  test('is recognised, tried without writing, and written as it was tried', async () => {
    const { db, view, told, traces, placesOf, accountOf, start, run } = ground
    const before = await traces()
    const importId = await ground.tryOut(
      savedInFrance(
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
