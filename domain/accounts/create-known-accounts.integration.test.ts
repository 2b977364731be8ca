import { sql } from 'drizzle-orm'
import { beforeAll, describe, expect, test } from 'vitest'
import { createAccounts as insertAccounts } from '@/db/factories/accounts'
import { idAt } from '@/db/factories/ids'
import { createInvitations } from '@/db/factories/invitations'
import { createMemberships } from '@/db/factories/memberships'
import { acceptInvitation } from '@/domain/invitations/accept-invitation'
import { erasedDigest } from '@/domain/invitations/erased-addresses'
import { linkToken } from '@/domain/links/token'
import { type CreationGround, keys, layCreationGround, passwordHash, words } from '@/tests/creation-ground'

/** Two custom fields. */
const [city, post] = [idAt(), idAt()]

let ground: CreationGround
beforeAll(async () => {
  ground = await layCreationGround()
  await ground.db.execute(sql`insert into custom_fields (id, name, kind, position)
    values (${city}, 'Ville', 'text', 1), (${post}, 'Poste', 'text', 2)`)
})

describe('E1 one account per address', () => {
  test('an active account is told with what to do next, or not at all', async () => {
    const outcomes = await ground.create(
      ground.form(
        [
          ground.ana(ground.platform.people.learner.email),
          ground.ana(ground.platform.people.coach.email),
          ground.ana(ground.platform.people.outsider.email),
        ],
        { groupIds: [ground.platform.groups.Lyon, ground.platform.groups['Lyon-Ventes']] },
      ),
    )
    expect(outcomes).toEqual([
      { at: 0, outcome: 'already_active', accountId: ground.platform.people.learner.id, inGroups: false },
      { at: 1, outcome: 'already_active', accountId: ground.platform.people.coach.id, inGroups: false },
      { at: 2, outcome: 'not_permitted' },
    ])
    expect(
      await ground.create(ground.form([ground.ana(ground.platform.people.learner.email)])),
    ).toMatchObject([{ inGroups: true }])
  })

  test('who has an address and a user name is met by either, and comes back by either (E2)', async () => {
    const [email, userName] = [`${ground.login('deux')}@c.example`, ground.login('deux')]
    const id = await ground.deleted(email, [ground.platform.groups.Lyon])
    await ground.db.execute(sql`update accounts set user_name = ${userName} where id = ${id}`)
    const person = { firstName: 'Ana', lastName: 'Durand', userName }
    expect(words(await ground.create(ground.form([person])))).toEqual(['was_deleted'])
    const back = await ground.create(
      ground.form([{ ...person, restore: true }], { secret: { kind: 'sheet' } }),
    )
    expect(back).toMatchObject([{ outcome: 'restored', accountId: id, login: userName }])
    for (const one of [person, ground.ana(email)])
      expect(await ground.create(ground.form([one]))).toMatchObject([
        { outcome: 'already_active', accountId: id, inGroups: true },
      ])
  })

  test('a pending invitation is over, its link dead, and who invited is not robbed of the audit', async () => {
    const person = ground.ana()
    const [invitation] = await createInvitations(ground.db, [
      {
        email: person.email,
        groups: [{ groupId: ground.platform.groups.Siège, role: 'admin' }],
        invitedById: ground.platform.people.outsider.id,
      },
    ])
    expect(words(await ground.create(ground.form([person])))).toEqual(['created'])
    expect(await ground.placesOf(person.email)).toEqual([
      'France learner',
      'Lyon learner',
      'Plateforme learner',
    ])
    const token = linkToken(keys, 'first-login', invitation?.id ?? '', 1)
    const accepted = {
      firstName: 'A',
      lastName: 'B',
      passwordHash,
      token,
      invitationId: invitation?.id ?? '',
    }
    expect(await acceptInvitation(ground.db, keys, accepted)).toEqual({ ok: false, code: 'cancelled' })
    const { rows } = await ground.db.execute(sql`
      select action from audit_events where target_id = ${invitation?.id} and actor_id = ${ground.platform.people.groupAdmin.id}`)
    expect(rows).toEqual([{ action: 'invitation.cancelled' }])
  })

  test('a line that is refused ends nobody’s invitation', async () => {
    const email = `${ground.login('gone')}@c.example`
    await ground.deleted(email, [ground.platform.groups.Siège])
    const [invitation] = await createInvitations(ground.db, [
      {
        email,
        groups: [{ groupId: ground.platform.groups.Siège }],
        invitedById: ground.platform.people.outsider.id,
      },
    ])
    expect(words(await ground.create(ground.form([ground.anaBack(email)])))).toEqual(['not_permitted'])
    const { rows } = await ground.db.execute(sql`select status from invitations where id = ${invitation?.id}`)
    expect(rows).toEqual([{ status: 'pending' }])
  })

  test('who asked not to be written to gets no account by mistake, and one on purpose', async () => {
    const person = ground.ana()
    await ground.db.execute(
      sql`insert into erased_addresses (digest) values (${erasedDigest(keys, person.email)})`,
    )
    expect(words(await ground.create(ground.form([person, ground.ana()])))).toEqual([
      'erased_before',
      'created',
    ])
    expect(await ground.accountOf(person.email)).toBeUndefined()
    const evenIfErased = [person.email.toUpperCase(), 'rubbish']
    expect(words(await ground.create(ground.form([person], { evenIfErased })))).toEqual(['created'])
    expect(await ground.db.$count(sql`erased_addresses`)).toBe(0)
  })

  test('members of a chosen group are known to be in it, whatever their role', async () => {
    const [person] = await insertAccounts(ground.db, [
      { firstName: 'Eva', lastName: 'Roux', email: 'eva@c.example' },
    ])
    await createMemberships(ground.db, [
      { accountId: person?.id ?? '', groupId: ground.platform.groups.Lyon, role: 'author' },
    ])
    expect(await ground.create(ground.form([ground.ana('eva@c.example')]))).toMatchObject([
      { inGroups: true },
    ])
  })
})

describe('E2 restoring', () => {
  test('is told first, then keeps what the form leaves empty and overwrites the rest', async () => {
    const email = `${ground.login('back')}@c.example`
    const id = await ground.deleted(email, [ground.platform.groups.Lyon])
    await ground.db.execute(sql`update accounts set additional_info = 'Connue', temporary_version = 4,
      deletion_date = '2031-01-01',
      custom_values = ${JSON.stringify({ [city]: 'Paris', [post]: 'Vente' })}::jsonb where id = ${id}`)
    expect(words(await ground.create(ground.form([ground.ana(email)])))).toEqual(['was_deleted'])
    expect(await ground.accountOf(email)).toMatchObject({ status: 'deleted', firstName: 'Old' })

    const change = { customValues: { [city]: 'Lyon', [post]: '' }, language: 'en' as const }
    const [outcome] = await ground.create(
      ground.form([ground.anaBack(email)], { ...change, secret: { kind: 'sheet' } }),
    )
    expect(outcome).toMatchObject({ outcome: 'restored', accountId: id })
    expect(await ground.accountOf(email)).toMatchObject({
      status: 'active',
      firstName: 'Ana',
      language: 'en',
      deletionDate: null,
      info: 'Connue',
      values: { [city]: 'Lyon', [post]: 'Vente' },
      own: false,
      temporary: 'sheet',
      version: 5,
    })
    const { rows } = await ground.db.execute(sql`
      select reason, change from seat_changes where account_id = ${id} order by id desc limit 1`)
    expect(rows).toEqual([{ reason: 'restored', change: 1 }])
  })

  test('A2 an account of elsewhere is not restored, nor told to have been', async () => {
    const [elsewhere, wide] = [`${ground.login('else')}@c.example`, `${ground.login('wide')}@c.example`]
    await ground.deleted(elsewhere, [ground.platform.groups.Siège])
    await ground.deleted(wide, [ground.platform.groups.Lyon, ground.platform.groups.Lille])
    for (const back of [ground.ana, ground.anaBack]) {
      const answers = await ground.create(ground.form([back(elsewhere), back(wide)]))
      expect(words(answers)).toEqual(['not_permitted', 'not_permitted'])
    }
    const people = [ground.anaBack(elsewhere), ground.anaBack(wide)]
    const inLille = ground.form(people, { groupIds: [ground.platform.groups.Lille] })
    expect(words(await ground.create(inLille, 'platformAdmin'))).toEqual(['restored', 'restored'])
  })

  test('T07 nothing of before signs in', async () => {
    const email = `${ground.login('door')}@c.example`
    const id = await ground.deleted(email, [ground.platform.groups.Lyon])
    await ground.db.execute(
      sql`insert into sign_ins (account_id, expires_at) values (${id}, now() + interval '1 day')`,
    )
    await ground.db.execute(
      sql`insert into password_resets (account_id, expires_at) values (${id}, now() + interval '1 day')`,
    )
    await ground.create(ground.form([ground.anaBack(email)]))
    const { rows } = await ground.db.execute(sql`
      select id from sign_ins where account_id = ${id} and ended_at is null
      union all select id from password_resets where account_id = ${id} and used_at is null`)
    expect(rows).toEqual([])
  })
})
