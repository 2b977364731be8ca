import { sql } from 'drizzle-orm'
import { beforeAll, describe, expect, test } from 'vitest'
import { createCustomFields } from '@/db/factories/custom-fields'
import { verifyPassword } from '@/domain/accounts/password'
import { type ImportGround, layImportGround, settings, type Way } from '@/tests/import-ground'

let ground: ImportGround
beforeAll(async () => {
  ground = await layImportGround()
})

const head = 'email;identifiant;prénom;nom;groupe;mot de passe\n'

/** What is said is what is done (V3), and what is done leaves nothing to do (F11). Answers the rows of each. */
async function bothTimes(file: string, way: Way = {}) {
  const { tryOut, start, run, told, view, bring, traces } = ground
  const first = await tryOut(file, 'groupAdmin', way)
  const said = await told(first)
  await start(first)
  await run(first)
  expect(await view(first)).toMatchObject({ status: 'done' })
  expect(await told(first)).toEqual(said)
  const before = await traces()
  const again = await told(await bring(file, 'groupAdmin', way))
  const { events: _, ...after } = (await traces()) as Record<string, number>
  expect(before).toMatchObject(after)
  return { said, again }
}

/** Deletes whom a file has brought, as placed in Lyon. */
const remove = (login: string) =>
  ground.db.transaction(async (tx) => {
    const theirs = sql`coalesce(email, user_name) = ${login}`
    await tx.execute(sql`
      update accounts set status = 'deleted', deleted_at = now(), former_learner = true,
        former_group_ids = array[${ground.platform.groups.Lyon}::uuid] where ${theirs}`)
    await tx.execute(
      sql`delete from memberships where account_id in (select id from accounts where ${theirs})`,
    )
  })

describe('V3 F11 a person by address and by user name', () => {
  test('who has one line with both and one with the user name is one person', async () => {
    const file = `${head};userb;A;B;Lyon-Ventes;\nb@s.example;userb;A;B;Lyon;\n`
    expect(await bothTimes(file)).toEqual({
      said: ['2 create', '3 update'],
      again: ['2 unchanged', '3 unchanged'],
    })
    expect(await ground.placesOf('b@s.example')).toContain('Lyon-Ventes learner')
  })

  test('of two with one user name the first has it', async () => {
    const file = `${head}e1@s.example;usera;A;B;;\ne2@s.example;usera;A;B;;\ne3@s.example;;A;B;;\n`
    expect(await bothTimes(file)).toEqual({
      said: ['2 create', '3 refused user_name_taken', '4 create'],
      again: ['2 unchanged', '3 refused user_name_taken', '4 unchanged'],
    })
  })

  test('an account that has both is told once, active or deleted', async () => {
    await ground.bring(`${head}c@s.example;userc;A;B;;\n`)
    const file = `${head}c@s.example;;;;Lyon-Ventes;\n;userc;;;Lyon-Ventes;\n`
    const again = ['2 unchanged', '3 unchanged']
    expect(await bothTimes(file)).toEqual({ said: ['2 update', '3 unchanged'], again })
    await remove('c@s.example')
    expect(await bothTimes(file)).toEqual({ said: ['2 restore', '3 unchanged'], again })
  })

  test('T07 E1 who comes back by a user name is written to, and their invitation ends', async () => {
    const { db, bring, mailsTo, accountOf } = ground
    await bring(`${head}d@s.example;userd;A;B;;\n`)
    await remove('d@s.example')
    await bring('email\nd@s.example\n', 'groupAdmin', { way: 'invite' })
    const { said } = await bothTimes('identifiant\nuserd\n')
    expect(said).toEqual(['2 restore'])
    expect(await accountOf('d@s.example')).toMatchObject({ status: 'active', temporary: 'mailed' })
    expect(await mailsTo('d@s.example')).toEqual(['invitation', 'credentials', 'credentials'])
    const { rows } = await db.execute(sql`select status from invitations where email = 'd@s.example'`)
    expect(rows).toEqual([{ status: 'cancelled' }])
  })
})

describe('F11 V3 a file with all that a file may have', () => {
  const columns = 'email;prénom;nom;groupe;rôle;langue;date de suppression;informations complémentaires'
  const file = (name: string) =>
    [
      `${columns};Taille;Embauche;Secteur;Devise`,
      `${name}1@t.example;Zoë;L’Hôte;Lyon;Apprenant;fr;31/12/2030;"Note\nsur ""deux"" lignes";1 250,50;01/02/2003;Nord;  a   b `,
      `${name}1+x@t.example;Zoë;L’Hôte;Lyon-Ventes;3;en;2030-12-31;;-0,50;;;`,
      `${name}1#x@t.example;Zoë;L’Hôte;Lyon;Auteur, Animateur;;;"  bord ";+007;;;e\u0301`,
      `${name.toUpperCase()}1@T.Example;;;Lyon-Ventes;Apprenant;;;;;;;`,
      `${name}2@t.example;Ana;B;Lyon;Apprenant;anglais;;;;;Sud;`,
      `${name}2@t.example;Ana;B;Lyon;Animateur;;;;12;;;`,
      `${name}1@t.example;;;;;en;;;;;;`,
      `${name}4@t.example;Ana;B;Lyon;Roi;;;;;;;`,
    ].join('\r\n')

  beforeAll(async () => {
    await createCustomFields(ground.db, [
      { name: 'Taille', kind: 'number' },
      { name: 'Embauche', kind: 'date' },
      { name: 'Secteur', kind: 'choice', choices: ['Nord', 'Sud'] },
      { name: 'Devise' },
    ])
  })

  test('writes and mails nothing the second time, created or restored', async () => {
    const created = await bothTimes(file('c'))
    expect(created.said).toEqual([
      '2 create',
      '3 create',
      '4 create',
      '5 update',
      '6 create',
      '7 update',
      '8 refused contradicts',
      '9 refused role_unknown',
    ])
    const again = created.said.map((one) => one.replace(/create|update/, 'unchanged'))
    expect(created.again).toEqual(again)
    for (const login of ['c1', 'c1+x', 'c1#x', 'c2']) await remove(`${login}@t.example`)
    const restored = await bothTimes(file('c'))
    expect(restored.said.filter((one) => one.endsWith('restore'))).toHaveLength(4)
    expect(restored.again).toEqual(again)
  })

  test('writes and mails nothing the second time where it invites', async () => {
    const invited = await bothTimes(file('i'), { way: 'invite' })
    expect(invited.said.filter((one) => one.endsWith('invite'))).toHaveLength(4)
    expect(invited.again).toEqual(invited.said.map((one) => one.replace(/invite|update/, 'unchanged')))
  })
})

test('of two passwords the one of the line that counts opens the account', async () => {
  const [one, other] = ['pluie tambour orange sept', 'lune cerise moulin huit']
  const { said } = await bothTimes(`${head}p@s.example;;A;B;;${one}\np@s.example;;A;B;;${other}\n`)
  expect(said).toEqual(['2 create', '3 refused contradicts'])
  const { rows } = await ground.db.execute<{ hash: string }>(
    sql`select password_hash as hash from accounts where email = 'p@s.example'`,
  )
  const opens = (password: string) => verifyPassword(password, rows[0]?.hash ?? null, settings.passwordCost)
  expect([await opens(one), await opens(other)]).toEqual([true, false])
})

test('F12 a group that is deleted meanwhile takes its rows with it, and the import ends', async () => {
  const { db, tryOut, start, run, told, view } = ground
  const importId = await tryOut(
    'email;prénom;nom;groupe\ng1@s.example;A;B;\ng2@s.example;A;B;Lille\n',
    'owner',
  )
  await start(importId, 'owner')
  await db.execute(sql`update imports set group_id = null where id = ${importId}`)
  await run(importId)
  expect(await told(importId, {}, 'owner')).toEqual(['2 refused group_not_yours', '3 create'])
  expect(await view(importId, 'owner')).toMatchObject({ status: 'done' })
})

test('a long cell that is cut between the halves of a sign can be kept', async () => {
  const importId = await ground.tryOut(`email;prénom;nom;info\nem@s.example;A;B;${'é'.repeat(199)}😀\n`)
  expect(await ground.view(importId)).toMatchObject({ status: 'previewed' })
})

test('V3 of more lines than there may be the same ones are refused in the dry run and in the import', async () => {
  const { tryOut, start, run, view } = ground
  const lines = Array.from({ length: 150 }, (_, at) => {
    const day = at < 30 ? 'demain' : ''
    return `many@s.example;A;B;${day};note ${at < 30 ? '' : 'x'}\n${'f@s.example;;;hier;\n'.repeat(19)}`
  })
  const importId = await tryOut(`email;prénom;nom;date de suppression;info\n${lines.join('')}`)
  const said = (await view(importId)).preview?.outcomes
  await start(importId)
  await run(importId)
  expect((await view(importId)).totals?.outcomes).toEqual(said)
  expect(said).toEqual({ create: 1, unchanged: 69, refused: 80 + 150 * 19 })
})
