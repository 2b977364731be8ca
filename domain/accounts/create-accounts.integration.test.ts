import { sql } from 'drizzle-orm'
import { beforeAll, beforeEach, describe, expect, test } from 'vitest'
import type { Database } from '@/db/client'
import { createAccounts as insertAccounts } from '@/db/factories/accounts'
import { idAt } from '@/db/factories/ids'
import { createInvitations } from '@/db/factories/invitations'
import { actorOf, createMemberships } from '@/db/factories/memberships'
import { type Cast, createPlatform, type Platform } from '@/db/factories/platform'
import { acceptInvitation } from '@/domain/invitations/accept-invitation'
import { erasedDigest } from '@/domain/invitations/erased-addresses'
import { inviteIntoGroup } from '@/domain/invitations/invite-into-group'
import { linkToken } from '@/domain/links/token'
import { countStatements } from '@/tests/count-statements'
import { testDatabase } from '@/tests/database'
import { createAccounts } from './create-accounts'
import type { CreationInput, CreationOutcome, PersonToCreate } from './creation'
import { hashPassword } from './password'
import { signIn } from './sign-in'

const keys = { current: 'a secret that only this test has, and long enough' }
const own = 'pluie tambour orange sept'
const passwordHash = await hashPassword(own, 10)

let db: Database
let platform: Platform
let number = 0
/** Two custom fields that there are, and one that is deleted meanwhile. */
const [city, post, gone] = [idAt(), idAt(), idAt()]

beforeAll(async () => {
  db = await testDatabase()
  platform = await createPlatform(db)
  await db.execute(sql`insert into custom_fields (id, name, kind, position)
    values (${city}, 'Ville', 'text', 1), (${post}, 'Poste', 'text', 2)`)
  await db.execute(sql`update platform set daily_mails = 1e9, daily_mails_of_administrator = 1e9,
    daily_mails_of_group = 1e9`)
})
beforeEach(async () => {
  await db.execute(sql`update seats set most = null`)
  await db.execute(sql`truncate erased_addresses`)
})

const ana = (email = `ana.${++number}@c.example`): PersonToCreate & { email: string } => ({
  firstName: 'Ana',
  lastName: 'Durand',
  email,
})

const anaBack = (email: string) => ({ ...ana(email), restore: true })

const form = (people: readonly PersonToCreate[], change: Partial<CreationInput> = {}): CreationInput => ({
  people,
  groupIds: [platform.groups.Lyon],
  roles: ['learner'],
  secret: { kind: 'own', passwordHash },
  language: 'fr',
  deletionDate: null,
  additionalInfo: '',
  customValues: {},
  ...change,
})

async function create(input: CreationInput, as: Cast = 'groupAdmin'): Promise<CreationOutcome[]> {
  const answer = await createAccounts(db, keys, await actorOf(db, platform.people[as]), input)
  if (!answer.ok) throw new Error(answer.code)
  return answer.value
}
const words = (outcomes: CreationOutcome[]) => outcomes.map(({ outcome }) => outcome)

async function deleted(email: string, formerGroupIds: string[], more: Record<string, unknown> = {}) {
  const [account] = await insertAccounts(db, [
    { firstName: 'Old', lastName: 'Name', email, deletedAt: new Date(), ...more },
  ])
  const id = account?.id ?? ''
  await db.execute(
    sql`update accounts set former_group_ids = ${sql.param(formerGroupIds)}::uuid[] where id = ${id}`,
  )
  return id
}

async function accountOf(login: string) {
  const { rows } = await db.execute<Record<string, unknown>>(sql`
    select id, status, first_name as "firstName", language, deletion_date as "deletionDate",
      additional_info as info, custom_values as values, password_hash is not null as own,
      temporary_password as temporary, temporary_version as version
    from accounts where coalesce(email, user_name) = ${login}`)
  return rows[0]
}

async function groupsOf(login: string) {
  const { rows } = await db.execute<{ place: string }>(sql`
    select g.name || ' ' || m.role as place from memberships m join groups g on g.id = m.group_id
    join accounts a on a.id = m.account_id where coalesce(a.email, a.user_name) = ${login} order by 1`)
  return rows.map(({ place }) => place)
}

async function traces() {
  const { rows } = await db.execute(sql`
    select (select count(*)::int from accounts) as accounts, (select count(*)::int from mails) as mails,
      (select count(*)::int from audit_events) as events, (select count(*)::int from memberships) as memberships,
      (select count(*)::int from seat_changes) as changes, (select taken from seats) as seats`)
  return rows[0]
}

describe('C1 C2 creating', () => {
  test('an account is active and billed at once, in the groups that G2 says, and logs in', async () => {
    const person = { ...ana(), email: '  ANA.un@C.example ' }
    const before = await traces()
    const [outcome] = await create(
      form([person], {
        deletionDate: '2999-01-31',
        additionalInfo: 'Arrive en mars',
        customValues: { [city]: 'Lyon', [post]: '', [gone]: 'x' },
        language: 'en',
      }),
    )
    expect(outcome).toMatchObject({ at: 0, outcome: 'created', login: 'ana.un@c.example', sheet: null })
    expect(await accountOf('ana.un@c.example')).toMatchObject({
      status: 'active',
      firstName: 'Ana',
      language: 'en',
      deletionDate: '2999-01-31',
      info: 'Arrive en mars',
      values: { [city]: 'Lyon' },
      own: true,
      temporary: null,
    })
    expect(await groupsOf('ana.un@c.example')).toEqual([
      'France learner',
      'Lyon learner',
      'Plateforme learner',
    ])
    const after = await traces()
    expect(after).toMatchObject({ seats: Number(before?.seats) + 1, mails: before?.mails })
    const attempt = { email: 'ana.un@c.example', password: own, from: null }
    expect(await signIn(db, { secret: keys.current, cost: 10 }, attempt)).toMatchObject({ ok: true })
    const { rows } = await db.execute(sql`
      select e.action, e.details, s.reason, s.actor_id = ${platform.people.groupAdmin.id} as by
      from audit_events e join seat_changes s on s.account_id = e.target_id
      join accounts a on a.id = e.target_id where a.email = 'ana.un@c.example'`)
    const details = { groupIds: [platform.groups.Lyon], roles: ['learner'], password: 'own' }
    expect(rows).toEqual([{ action: 'account.created', details, reason: 'created', by: true }])
  })

  test('several groups and roles: every role in every group, and only learners climb', async () => {
    const person = ana()
    const { groups } = platform
    await create(
      form([person], {
        groupIds: [groups['Lyon-Direction'], groups['Lyon-Ventes']],
        roles: ['learner', 'coach'],
      }),
    )
    expect(await groupsOf(person.email)).toEqual([
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
    const [good, sheet] = [ana(), { firstName: 'Luc', lastName: 'Petit', userName: 'Luc.Petit' }]
    const outcomes = await create(
      form([
        good,
        { ...good, email: good.email.toUpperCase() },
        { ...ana(), email: 'adresse' },
        { ...ana(), firstName: ' ' },
        { ...ana(), lastName: 'a'.repeat(101) },
        { ...ana(), lastName: '<b>' },
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
    expect(await accountOf('luc.petit')).toMatchObject({ status: 'active' })
  })

  test('costs as many statements for one person as for three hundred', async () => {
    const of = (count: number, kind: 'mailed' | 'sheet') =>
      countStatements(() =>
        create(
          form(
            Array.from({ length: count }, () => ana()),
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
    const before = await traces()
    const groupIds =
      'groupIds' in change ? change.groupIds.map((name) => platform.groups[name]) : [platform.groups.Lyon]
    const actor = await actorOf(db, platform.people.groupAdmin)
    const input = form([ana()], { ...change, groupIds } as Partial<CreationInput>)
    expect(await createAccounts(db, keys, actor, input)).toEqual({ ok: false, code })
    expect(await traces()).toEqual(before)
  })
})

describe('C5 people without a mailbox', () => {
  test('get a code that is answered once, and never stored', async () => {
    const login = `luc.${++number}`
    const person = { firstName: 'Luc', lastName: 'Petit', userName: login }
    const [outcome] = await create(form([person], { secret: { kind: 'sheet' } }))
    if (outcome?.outcome !== 'created' || !outcome.sheet) throw new Error('no sheet')
    expect(outcome.sheet.token).toBe(linkToken(keys, 'own-password', outcome.accountId, 1))
    const attempt = { email: login, password: outcome.sheet.code, from: null }
    const answer = await signIn(db, { secret: keys.current, cost: 10 }, attempt)
    expect(answer).toMatchObject({ code: 'own_password_due', token: outcome.sheet.token })
    const { rows } = await db.execute<{ everything: string }>(sql`
      select (select string_agg(a::text, '') from accounts a) || (select string_agg(e::text, '') from audit_events e)
        as everything`)
    expect(rows[0]?.everything).toContain(login)
    expect(rows[0]?.everything).not.toContain(outcome.sheet.code)
    expect(rows[0]?.everything).not.toContain(outcome.sheet.code.replaceAll('-', ''))
  })

  test('get no mail: a password that is mailed needs a mailbox', async () => {
    const person = { firstName: 'Luc', lastName: 'Petit', userName: `luc.${++number}` }
    expect(await create(form([person, ana()], { secret: { kind: 'mailed' } }))).toMatchObject([
      { outcome: 'invalid', fault: 'no_mailbox' },
      { outcome: 'created' },
    ])
  })
})

describe('E1 one account per address', () => {
  test('an active account is told with what to do next, or not at all', async () => {
    const outcomes = await create(
      form(
        [
          ana(platform.people.learner.email),
          ana(platform.people.coach.email),
          ana(platform.people.outsider.email),
        ],
        { groupIds: [platform.groups.Lyon, platform.groups['Lyon-Ventes']] },
      ),
    )
    expect(outcomes).toEqual([
      { at: 0, outcome: 'already_active', accountId: platform.people.learner.id, inGroups: false },
      { at: 1, outcome: 'already_active', accountId: platform.people.coach.id, inGroups: false },
      { at: 2, outcome: 'not_permitted' },
    ])
    expect(await create(form([ana(platform.people.learner.email)]))).toMatchObject([{ inGroups: true }])
  })

  test('a pending invitation is over, its link dead, and who invited is not robbed of the audit', async () => {
    const person = ana()
    const [invitation] = await createInvitations(db, [
      {
        email: person.email,
        groups: [{ groupId: platform.groups.Siège, role: 'admin' }],
        invitedById: platform.people.outsider.id,
      },
    ])
    expect(words(await create(form([person])))).toEqual(['created'])
    expect(await groupsOf(person.email)).toEqual(['France learner', 'Lyon learner', 'Plateforme learner'])
    const token = linkToken(keys, 'first-login', invitation?.id ?? '', 1)
    const accepted = {
      firstName: 'A',
      lastName: 'B',
      passwordHash,
      token,
      invitationId: invitation?.id ?? '',
    }
    expect(await acceptInvitation(db, keys, accepted)).toEqual({ ok: false, code: 'cancelled' })
    const { rows } = await db.execute(sql`
      select action from audit_events where target_id = ${invitation?.id} and actor_id = ${platform.people.groupAdmin.id}`)
    expect(rows).toEqual([{ action: 'invitation.cancelled' }])
  })

  test('a line that is refused ends nobody’s invitation', async () => {
    const email = `gone.${++number}@c.example`
    await deleted(email, [platform.groups.Siège])
    const [invitation] = await createInvitations(db, [
      { email, groups: [{ groupId: platform.groups.Siège }], invitedById: platform.people.outsider.id },
    ])
    expect(words(await create(form([anaBack(email)])))).toEqual(['not_permitted'])
    const { rows } = await db.execute(sql`select status from invitations where id = ${invitation?.id}`)
    expect(rows).toEqual([{ status: 'pending' }])
  })

  test('who asked not to be written to gets no account by mistake, and one on purpose', async () => {
    const person = ana()
    await db.execute(sql`insert into erased_addresses (digest) values (${erasedDigest(keys, person.email)})`)
    expect(words(await create(form([person, ana()])))).toEqual(['erased_before', 'created'])
    expect(await accountOf(person.email)).toBeUndefined()
    const evenIfErased = [person.email.toUpperCase(), 'rubbish']
    expect(words(await create(form([person], { evenIfErased })))).toEqual(['created'])
    expect(await db.$count(sql`erased_addresses`)).toBe(0)
  })
})

describe('E2 restoring', () => {
  test('is told first, then keeps what the form leaves empty and overwrites the rest', async () => {
    const email = `back.${++number}@c.example`
    const id = await deleted(email, [platform.groups.Lyon], { deletionDate: '2031-01-01' })
    await db.execute(sql`update accounts set additional_info = 'Connue', temporary_version = 4,
      custom_values = ${JSON.stringify({ [city]: 'Paris', [post]: 'Vente' })}::jsonb where id = ${id}`)
    expect(words(await create(form([ana(email)])))).toEqual(['was_deleted'])
    expect(await accountOf(email)).toMatchObject({ status: 'deleted', firstName: 'Old' })

    const change = { customValues: { [city]: 'Lyon', [post]: '' }, language: 'en' as const }
    const [outcome] = await create(form([anaBack(email)], { ...change, secret: { kind: 'sheet' } }))
    expect(outcome).toMatchObject({ outcome: 'restored', accountId: id })
    expect(await accountOf(email)).toMatchObject({
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
    const { rows } = await db.execute(sql`
      select reason, change from seat_changes where account_id = ${id} order by id desc limit 1`)
    expect(rows).toEqual([{ reason: 'restored', change: 1 }])
  })

  test('A2 an account of elsewhere is not restored, nor told to have been', async () => {
    const [elsewhere, wide] = [`else.${++number}@c.example`, `wide.${++number}@c.example`]
    await deleted(elsewhere, [platform.groups.Siège])
    await deleted(wide, [platform.groups.Lyon, platform.groups.Lille])
    for (const back of [ana, anaBack]) {
      expect(words(await create(form([back(elsewhere), back(wide)])))).toEqual([
        'not_permitted',
        'not_permitted',
      ])
    }
    const inLille = form([anaBack(elsewhere), anaBack(wide)], { groupIds: [platform.groups.Lille] })
    expect(words(await create(inLille, 'platformAdmin'))).toEqual(['restored', 'restored'])
  })

  test('T07 nothing of before signs in', async () => {
    const email = `door.${++number}@c.example`
    const id = await deleted(email, [platform.groups.Lyon])
    await db.execute(
      sql`insert into sign_ins (account_id, expires_at) values (${id}, now() + interval '1 day')`,
    )
    await db.execute(
      sql`insert into password_resets (account_id, expires_at) values (${id}, now() + interval '1 day')`,
    )
    await create(form([anaBack(email)]))
    const { rows } = await db.execute(sql`
      select id from sign_ins where account_id = ${id} and ended_at is null
      union all select id from password_resets where account_id = ${id} and used_at is null`)
    expect(rows).toEqual([])
  })
})

describe('B2 where seats are limited', () => {
  test('a list that does not fit creates nobody; one that does takes the last seat', async () => {
    await db.execute(sql`update seats set most = taken + 2`)
    const before = await traces()
    const actor = await actorOf(db, platform.people.groupAdmin)
    const three = form([ana(), ana(), ana()], { secret: { kind: 'mailed' } })
    expect(await createAccounts(db, keys, actor, three)).toEqual({ ok: false, code: 'no_seat' })
    expect(await traces()).toEqual(before)
    expect(words(await create(form([ana(), ana()])))).toEqual(['created', 'created'])
    expect(await createAccounts(db, keys, actor, form([ana()]))).toEqual({ ok: false, code: 'no_seat' })
  })

  test('thirty calls at once take the ten seats that there are', async () => {
    await db.execute(sql`update seats set most = taken + 10`)
    const actor = await actorOf(db, platform.people.groupAdmin)
    const answers = await Promise.all(
      Array.from({ length: 30 }, () => createAccounts(db, keys, actor, form([ana()]))),
    )
    expect(answers.filter(({ ok }) => ok)).toHaveLength(10)
    const { rows } = await db.execute(sql`select most - taken as left from seats`)
    expect(rows).toEqual([{ left: 0 }])
  })
})

describe('races', () => {
  test('T03 one login by twenty at once: one account, and the others are told', async () => {
    const person = ana()
    const actor = await actorOf(db, platform.people.groupAdmin)
    const answers = await Promise.all(
      Array.from({ length: 20 }, () => createAccounts(db, keys, actor, form([person]))),
    )
    const all = answers.flatMap((answer) => (answer.ok ? words(answer.value) : [answer.code])).sort()
    expect(all).toEqual([...Array<string>(19).fill('already_active'), 'created'])
  })

  test('E1 F07 invited and created at once: an account, or that and an invitation that is over', async () => {
    const actor = await actorOf(db, platform.people.groupAdmin)
    for (let round = 0; round < 25; round++) {
      const person = ana()
      const inviting = { groupId: platform.groups.Lyon, emails: person.email, roles: ['learner' as const] }
      const settled = { language: 'fr' as const, deletionDate: null, mailAgain: false }
      await Promise.all([
        inviteIntoGroup(db, keys, actor, { ...inviting, ...settled }),
        createAccounts(db, keys, actor, form([person])),
      ])
      const { rows } = await db.execute(sql`
        select from invitations where email = ${person.email} and status = 'pending'`)
      expect(rows).toEqual([])
      expect(await accountOf(person.email)).toMatchObject({ status: 'active' })
    }
  })

  test('T03 F08 accepted and created at once: one account with one seat', async () => {
    const actor = await actorOf(db, platform.people.groupAdmin)
    for (let round = 0; round < 25; round++) {
      const person = ana()
      const given = {
        email: person.email,
        groups: [{ groupId: platform.groups.Lyon }],
        invitedById: actor.accountId,
      }
      const [invitation] = await createInvitations(db, [given])
      const id = invitation?.id ?? ''
      const token = linkToken(keys, 'first-login', id, 1)
      const accepting = { firstName: 'B', lastName: 'C', passwordHash, token, invitationId: id }
      const [accepted, created] = await Promise.all([
        acceptInvitation(db, keys, accepting),
        createAccounts(db, keys, actor, form([person])),
      ])
      if (!created.ok) throw new Error(created.code)
      expect(words(created.value)).toEqual([accepted.ok ? 'already_active' : 'created'])
      const { rows } = await db.execute(sql`
        select from seat_changes s join accounts a on a.id = s.account_id where a.email = ${person.email}`)
      expect(rows).toHaveLength(1)
    }
  })

  test('two lists of the same people the other way round do not wait for each other in a circle', async () => {
    const people = Array.from({ length: 200 }, () => ana())
    const actor = await actorOf(db, platform.people.groupAdmin)
    const answers = await Promise.all(
      [people, people.toReversed()].map((list) => createAccounts(db, keys, actor, form(list))),
    )
    const all = answers.flatMap((answer) => (answer.ok ? words(answer.value) : []))
    expect(all.filter((one) => one === 'created')).toHaveLength(200)
    expect(all.filter((one) => one === 'already_active')).toHaveLength(200)
  })
})

test('members of a chosen group are known to be in it, whatever their role', async () => {
  const [person] = await insertAccounts(db, [{ firstName: 'Eva', lastName: 'Roux', email: 'eva@c.example' }])
  await createMemberships(db, [
    { accountId: person?.id ?? '', groupId: platform.groups.Lyon, role: 'author' },
  ])
  expect(await create(form([ana('eva@c.example')]))).toMatchObject([{ inGroups: true }])
})
