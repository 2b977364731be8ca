import { sql } from 'drizzle-orm'
import { beforeAll, expect, test } from 'vitest'
import type { Cast, Platform } from '@/db/factories/platform'
import { findInvitationByToken } from '@/domain/invitations/find-by-token'
import { inviteIntoGroup } from '@/domain/invitations/invite-into-group'
import { linkToken } from '@/domain/links/token'
import { countStatements } from '@/tests/count-statements'
import { keys, laySessionGround, type SessionGround } from '@/tests/session-ground'
import { assignGroup } from './assign-group'
import { enrolPeople } from './enrol-people'
import { inviteIntoSession } from './invite-into-session'

let ground: SessionGround
beforeAll(async () => {
  ground = await laySessionGround()
})

type Place = keyof Platform['groups']
const invite = async (by: Cast, courseSessionId: string, emails: string, place: Place = 'Lyon') =>
  inviteIntoSession(ground.db, keys, await ground.as(by), {
    courseSessionId,
    groupId: ground.platform.groups[place],
    emails,
    mailAgain: false,
  })

test('I1 I3 every address gets its own outcome, and good ones go through whatever the bad ones are', async () => {
  const session = await ground.session()
  const member = await ground.create({ in: { Lyon: 'learner' } })
  const gone = await ground.create({ deletedAt: new Date() })
  const foreign = await ground.create({ in: { Siège: 'learner' } })
  const [memberEmail, goneEmail, foreignEmail] = await Promise.all(
    [member, gone, foreign].map(ground.emailOf),
  )
  const list = ['nour@n.example', memberEmail, goneEmail, foreignEmail, 'Nour@N.example', 'nour@'].join('\n')
  const answer = await invite('coach', session, list)
  expect(answer).toEqual({
    ok: true,
    value: [
      { text: 'nour@n.example', address: 'nour@n.example', outcome: 'invited', restores: false },
      { text: memberEmail, address: memberEmail, outcome: 'enrolled', added: false },
      { text: goneEmail, address: goneEmail, outcome: 'invited', restores: true },
      { text: foreignEmail, address: foreignEmail, outcome: 'not_permitted' },
      { text: 'Nour@N.example', address: 'nour@n.example', outcome: 'twice' },
      { text: 'nour@', outcome: 'invalid', fault: expect.any(String) },
    ],
  })
  expect(await ground.followers(session)).toEqual(
    [memberEmail, 'nour@n.example pending', `${goneEmail} pending`].sort(),
  )
  expect(await invite('coach', session, `nour@n.example, ${memberEmail}`)).toMatchObject({
    value: [
      { outcome: 'already_enrolled', pending: true },
      { outcome: 'already_enrolled', pending: false },
    ],
  })
})

test('I3 people invited from a session become learners of that group only, and follow it from the first login on', async () => {
  const session = await ground.session()
  await invite('coach', session, 'seule@n.example', 'Lyon')
  const invitation = await ground.invitationOf('seule@n.example')
  const token = linkToken(keys, 'first-login', invitation?.id ?? '', 1)
  expect(await findInvitationByToken(ground.db, keys, token), 'F2').toMatchObject({
    groups: ['Lyon'],
    session: expect.stringMatching(/^Accueil \d+$/),
  })
  const accepted = await ground.accept('seule@n.example')
  expect(accepted).toMatchObject({ ok: true, value: { courseSessionId: session } })
  const id = accepted.ok ? accepted.value.accountId : ''
  expect(await ground.places(id)).toEqual(['Lyon learner'])
  expect(await ground.followers(session)).toEqual(['seule@n.example'])
  expect(await ground.mails(session)).toContain('seule@n.example course_session')
})

test('I3 a known person of another group of the referent is added to the chosen one as learner, and nothing climbs', async () => {
  const session = await ground.session({ referents: ['groupAdmin'] })
  const person = await ground.create({ in: { 'Lyon-Direction': 'author' } })
  expect(await invite('groupAdmin', session, await ground.emailOf(person))).toMatchObject({
    value: [{ outcome: 'enrolled', added: true }],
  })
  expect(await ground.places(person)).toEqual(['Lyon learner', 'Lyon-Direction author'])
  expect((await ground.events(person)).map(({ action }) => action)).toEqual(['account.added_to_group'])
})

test('I1 who follows the session already stays where they are, and is told as that, whoever they are', async () => {
  const session = await ground.session({ referents: ['groupAdmin', 'platformAdmin'] })
  const [author, foreign] = [
    await ground.create({ in: { 'Lyon-Direction': 'author' } }),
    await ground.create({ in: { Siège: 'learner' } }),
  ]
  const accountIds = [author, foreign]
  await enrolPeople(ground.db, await ground.as('platformAdmin'), { courseSessionId: session, accountIds })
  const emails = (await Promise.all(accountIds.map(ground.emailOf))).join(' ')
  expect(await invite('groupAdmin', session, emails)).toMatchObject({
    value: [
      { outcome: 'already_enrolled', pending: false },
      { outcome: 'already_enrolled', pending: false },
    ],
  })
  expect(await ground.places(author)).toEqual(['Lyon-Direction author'])
})

test('S1 where the group is assigned too, the outcome is the same and the mail is one', async () => {
  const session = await ground.session({ referents: ['groupAdmin'] })
  const { db, platform } = ground
  const groupId = platform.groups.Lyon
  await assignGroup(db, await ground.as('groupAdmin'), { courseSessionId: session, groupId })
  const person = await ground.create({ in: { 'Lyon-Direction': 'author' } })
  const email = await ground.emailOf(person)
  expect(await invite('groupAdmin', session, email)).toMatchObject({
    value: [{ outcome: 'enrolled', added: true }],
  })
  expect((await ground.mails(session)).filter((mail) => mail.startsWith(email))).toEqual([
    `${email} course_session`,
  ])
})

test('an invitation that has expired is renewed, and mailed for the session that asks', async () => {
  const [first, second] = [await ground.session(), await ground.session()]
  await invite('coach', first, 'vieux@n.example')
  await ground.db.execute(
    sql`update invitations set expires_at = now() - interval '1 day' where email = 'vieux@n.example'`,
  )
  expect(await invite('coach', second, 'vieux@n.example')).toMatchObject({ value: [{ outcome: 'added' }] })
  expect(await ground.mails(second)).toEqual(['vieux@n.example invitation'])
  expect(await ground.accept('vieux@n.example')).toMatchObject({ ok: true })
})

test('G2 I3 what is also promised from a group climbs all the same', async () => {
  const session = await ground.session()
  await invite('coach', session, 'deux@n.example')
  const answer = await inviteIntoGroup(ground.db, keys, await ground.as('groupAdmin'), {
    groupId: ground.platform.groups.Lyon,
    emails: 'deux@n.example',
    roles: ['learner'],
    language: 'fr',
    deletionDate: null,
    mailAgain: false,
  })
  expect(answer).toMatchObject({ value: [{ outcome: 'added', changed: true }] })
  const accepted = await ground.accept('deux@n.example')
  expect(await ground.places(accepted.ok ? accepted.value.accountId : '')).toEqual([
    'France learner through Lyon',
    'Lyon learner',
    'Plateforme learner through Lyon',
  ])
})

test('I2 an address that is pending elsewhere gets its place in the session, without another mail', async () => {
  const session = await ground.session()
  const { db } = ground
  const other = {
    groupId: ground.platform.groups.Siège,
    roles: ['learner' as const],
    language: 'fr' as const,
  }
  await inviteIntoGroup(db, keys, await ground.as('platformAdmin'), {
    ...other,
    emails: 'ailleurs@n.example',
    deletionDate: null,
    mailAgain: false,
  })
  expect(await invite('coach', session, 'ailleurs@n.example')).toMatchObject({
    value: [{ outcome: 'added' }],
  })
  const { rows } = await db.execute(sql`select from mails where recipient = 'ailleurs@n.example'`)
  expect(rows.length).toBe(1)
})

test('S2 A1 A2 only who is referent of the session and leads the group invites from it', async () => {
  const session = await ground.session({ referents: ['coach', 'author', 'learner', 'userAdmin'] })
  const refusals: [Cast, Place, string][] = [
    ['author', 'Lyon', 'not_yours'],
    ['learner', 'Lyon', 'not_yours'],
    ['userAdmin', 'Lyon', 'not_yours'],
    ['groupAdmin', 'Lyon', 'not_yours'],
    ['coach', 'Lille', 'not_yours'],
    ['coach', 'Lyon-Ventes', 'not_yours'],
    ['outsider', 'Siège', 'not_found'],
  ]
  for (const [by, place, code] of refusals)
    expect([by, await invite(by, session, 'personne@n.example', place)]).toEqual([by, { ok: false, code }])
  expect(await ground.invitationOf('personne@n.example')).toBeUndefined()
  expect(await invite('coach', session, 'personne@n.example')).toMatchObject({ ok: true })
  const over = await ground.session({ startsOn: '2026-01-05', endsOn: '2026-01-09' })
  expect(await invite('coach', over, 'tard@n.example')).toEqual({ ok: false, code: 'over' })
})

test('fifty addresses cost as many statements as one', async () => {
  const session = await ground.session()
  const by = await ground.as('coach')
  const cost = (emails: string) =>
    countStatements(() =>
      inviteIntoSession(ground.db, keys, by, {
        courseSessionId: session,
        groupId: ground.platform.groups.Lyon,
        emails,
        mailAgain: false,
      }),
    )
  const known = await ground.create({ in: { Lyon: 'learner' } })
  const one = await cost(`un@n.example, ${await ground.emailOf(known)}`)
  const more = await Promise.all([1, 2, 3].map(() => ground.create({ in: { Lyon: 'learner' } })))
  const emails = await Promise.all(more.map(ground.emailOf))
  expect(
    await cost([...emails, ...Array.from({ length: 50 }, (_, at) => `n${at}@n.example`)].join(' ')),
  ).toBe(one)
})
