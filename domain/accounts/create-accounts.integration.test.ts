import { sql } from 'drizzle-orm'
import { beforeAll, describe, expect, test } from 'vitest'
import { idAt } from '@/db/factories/ids'
import { linkToken } from '@/domain/links/token'
import { countStatements } from '@/tests/count-statements'
import { type CreationGround, keys, layCreationGround, ownPassword } from '@/tests/creation-ground'
import { createAccounts } from './create-accounts'
import type { CreationInput } from './creation'
import { signIn } from './sign-in'

/** Two custom fields that there are, and one that is deleted meanwhile. */
const [city, post, gone] = [idAt(), idAt(), idAt()]

let ground: CreationGround
beforeAll(async () => {
  ground = await layCreationGround()
  await ground.db.execute(sql`insert into custom_fields (id, name, kind, position)
    values (${city}, 'Ville', 'text', 1), (${post}, 'Poste', 'text', 2)`)
})

describe('C1 C2 creating', () => {
  test('an account is active and billed at once, in the groups that G2 says, and logs in', async () => {
    const person = { ...ground.ana(), email: '  ANA.un@C.example ' }
    const before = await ground.traces()
    const [outcome] = await ground.create(
      ground.form([person], {
        deletionDate: '2999-01-31',
        additionalInfo: 'Arrive en mars',
        customValues: { [city]: 'Lyon', [post]: '', [gone]: 'x' },
        language: 'en',
      }),
    )
    expect(outcome).toMatchObject({ at: 0, outcome: 'created', login: 'ana.un@c.example', sheet: null })
    expect(await ground.accountOf('ana.un@c.example')).toMatchObject({
      status: 'active',
      firstName: 'Ana',
      language: 'en',
      deletionDate: '2999-01-31',
      info: 'Arrive en mars',
      values: { [city]: 'Lyon' },
      own: true,
      temporary: null,
    })
    expect(await ground.placesOf('ana.un@c.example')).toEqual([
      'France learner',
      'Lyon learner',
      'Plateforme learner',
    ])
    const after = await ground.traces()
    expect(after).toMatchObject({ seats: Number(before?.seats) + 1, mails: before?.mails })
    const attempt = { email: 'ana.un@c.example', password: ownPassword, from: null }
    expect(await signIn(ground.db, { secret: keys.current, cost: 10 }, attempt)).toMatchObject({ ok: true })
    const { rows } = await ground.db.execute(sql`
      select e.action, e.details, s.reason, s.actor_id = ${ground.platform.people.groupAdmin.id} as by
      from audit_events e join seat_changes s on s.account_id = e.target_id
      join accounts a on a.id = e.target_id where a.email = 'ana.un@c.example'`)
    const details = { groupIds: [ground.platform.groups.Lyon], roles: ['learner'], password: 'own' }
    expect(rows).toEqual([{ action: 'account.created', details, reason: 'created', by: true }])
  })

  test('several groups and roles: every role in every group, and only learners climb', async () => {
    const person = ground.ana()
    const { groups } = ground.platform
    await ground.create(
      ground.form([person], {
        groupIds: [groups['Lyon-Direction'], groups['Lyon-Ventes']],
        roles: ['learner', 'coach'],
      }),
    )
    expect(await ground.placesOf(person.email)).toEqual([
      'France learner',
      'Lyon learner',
      'Lyon-Direction coach',
      'Lyon-Direction learner',
      'Lyon-Ventes coach',
      'Lyon-Ventes learner',
      'Plateforme learner',
    ])
  })

  test('I1 each line has its own outcome, and good ones go through whatever the bad ones are', async () => {
    const [good, sheet] = [ground.ana(), { firstName: 'Luc', lastName: 'Petit', userName: 'Luc.Petit' }]
    const outcomes = await ground.create(
      ground.form([
        good,
        { ...good, email: good.email.toUpperCase() },
        { ...ground.ana(), email: 'adresse' },
        { ...ground.ana(), firstName: ' ' },
        { ...ground.ana(), lastName: 'a'.repeat(101) },
        { ...ground.ana(), lastName: '<b>' },
        sheet,
        { ...sheet, userName: 'luc@petit' },
        { ...sheet, userName: 'LUC.PETIT' },
      ]),
    )
    expect(outcomes.map((one) => ('fault' in one ? one.fault : one.outcome))).toEqual([
      'created',
      'twice',
      'no_at_sign',
      'first_name_missing',
      'name_long',
      'name_characters',
      'created',
      'user_name_at_sign',
      'twice',
    ])
    expect(outcomes.map(({ at }) => at)).toEqual([0, 1, 2, 3, 4, 5, 6, 7, 8])
    expect(await ground.accountOf('luc.petit')).toMatchObject({ status: 'active' })
  })

  test('costs as many statements for one person as for three hundred', async () => {
    const of = (count: number, kind: 'mailed' | 'sheet') =>
      countStatements(() =>
        ground.create(
          ground.form(
            Array.from({ length: count }, () => ground.ana()),
            { secret: { kind } },
          ),
        ),
      )
    await of(1, 'mailed')
    expect(await of(300, 'mailed')).toBe(await of(1, 'mailed'))
    expect(await of(300, 'sheet')).toBe(await of(1, 'sheet'))
  })

  test.each([
    ['a date that is not ahead (D1)', { deletionDate: '2020-01-01' }, 'date_passed'],
    ['a group that is not theirs (A2)', { groupIds: ['Siège'] }, 'not_found'],
    ['one of two groups that is not theirs', { groupIds: ['Lyon', 'France'] }, 'not_found'],
    ['no group', { groupIds: [] }, 'not_found'],
    ['no role', { roles: [] }, 'role_not_yours'],
  ] as const)('refuses %s, and leaves no trace', async (_what, change, code) => {
    const before = await ground.traces()
    const groupIds =
      'groupIds' in change
        ? change.groupIds.map((name) => ground.platform.groups[name])
        : [ground.platform.groups.Lyon]
    const { actor } = ground
    const input = ground.form([ground.ana()], { ...change, groupIds } as Partial<CreationInput>)
    expect(await createAccounts(ground.db, keys, actor, input)).toEqual({ ok: false, code })
    expect(await ground.traces()).toEqual(before)
  })
})

describe('C5 people without a mailbox', () => {
  test('get a code that is answered once, and never stored', async () => {
    const login = ground.login('luc')
    const person = { firstName: 'Luc', lastName: 'Petit', userName: login }
    const [outcome] = await ground.create(ground.form([person], { secret: { kind: 'sheet' } }))
    if (outcome?.outcome !== 'created' || !outcome.sheet) throw new Error('no sheet')
    expect(outcome.sheet.token).toBe(linkToken(keys, 'own-password', outcome.accountId, 1))
    const attempt = { email: login, password: outcome.sheet.code, from: null }
    const answer = await signIn(ground.db, { secret: keys.current, cost: 10 }, attempt)
    expect(answer).toMatchObject({ code: 'own_password_due', token: outcome.sheet.token })
    const { rows } = await ground.db.execute<{ everything: string }>(sql`
      select (select string_agg(a::text, '') from accounts a) || (select string_agg(e::text, '') from audit_events e)
        as everything`)
    expect(rows[0]?.everything).toContain(login)
    expect(rows[0]?.everything).not.toContain(outcome.sheet.code)
    expect(rows[0]?.everything).not.toContain(outcome.sheet.code.replaceAll('-', ''))
  })

  test('get no mail: a password that is mailed needs a mailbox', async () => {
    const person = { firstName: 'Luc', lastName: 'Petit', userName: ground.login('luc') }
    expect(
      await ground.create(ground.form([person, ground.ana()], { secret: { kind: 'mailed' } })),
    ).toMatchObject([{ outcome: 'invalid', fault: 'no_mailbox' }, { outcome: 'created' }])
  })
})
