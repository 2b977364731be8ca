import { sql } from 'drizzle-orm'
import { beforeAll, expect, test } from 'vitest'
import { memberships } from '@/db/schema'
import { activateFor } from '@/domain/invitations/activate-for'
import { approveInvitations } from '@/domain/invitations/approve-invitations'
import { cancelInvitations } from '@/domain/invitations/cancel-invitations'
import { copyLink } from '@/domain/invitations/copy-link'
import { correctAddress } from '@/domain/invitations/correct-address'
import { resendInvitations } from '@/domain/invitations/resend-invitations'
import { keys, laySessionGround, type SessionGround } from '@/tests/session-ground'
import { approveFromSession, resendFromSession } from './answer-invitations'
import { assignGroup } from './assign-group'
import { inviteIntoSession } from './invite-into-session'

let ground: SessionGround
beforeAll(async () => {
  ground = await laySessionGround()
})

const invite = async (courseSessionId: string, emails: string) => {
  const groupId = ground.platform.groups.Lyon
  const coach = await ground.as('coach')
  const answer = await inviteIntoSession(ground.db, keys, coach, {
    courseSessionId,
    groupId,
    emails,
    mailAgain: false,
  })
  expect(answer.ok).toBe(true)
}

const enrolmentOf = async (email: string) => {
  const { rows } = await ground.db.execute<{ id: string }>(sql`
    select e.id from enrolments e join invitations i on i.id = e.invitation_id where i.email = ${email}`)
  return rows[0]?.id ?? ''
}

test('A1 who is no referent any more, or leads the group no more, gives nothing: the invitation waits', async () => {
  const session = await ground.session()
  await invite(session, 'a@a.example, b@a.example, c@a.example')
  await ground.isReferentNoMore(session, 'coach')
  expect(await ground.accept('a@a.example')).toEqual({ ok: false, code: 'waits_for_approval' })
  expect(await ground.followers(session)).toContain('a@a.example pending')
  await ground.isReferent(session, 'coach')
  const lyon = { accountId: ground.platform.people.coach.id, groupId: ground.platform.groups.Lyon }
  await ground.db.execute(sql`
    delete from memberships where account_id = ${lyon.accountId} and group_id = ${lyon.groupId} and role = 'coach'`)
  expect(await ground.accept('b@a.example')).toEqual({ ok: false, code: 'waits_for_approval' })
  await ground.db.insert(memberships).values({ ...lyon, role: 'coach', sourceGroupId: lyon.groupId })
  expect(await ground.accept('c@a.example')).toMatchObject({ ok: true })
})

test('A1 it is approved by another referent who leads the group, from the session, or by a platform administrator', async () => {
  const session = await ground.session()
  await invite(session, 'd@a.example, e@a.example')
  await ground.isReferentNoMore(session, 'coach')
  for (const email of ['d@a.example', 'e@a.example'])
    expect(await ground.accept(email)).toMatchObject({ code: 'waits_for_approval' })
  const some = { courseSessionId: session, enrolmentIds: [await enrolmentOf('d@a.example')] }
  const { db } = ground
  // May give learners of the group, but is no referent of the session.
  const id = (await ground.invitationOf('d@a.example'))?.id ?? ''
  expect(await approveInvitations(db, await ground.as('groupAdmin'), { ids: [id] })).toEqual([])
  await ground.isReferent(session, 'groupAdmin')
  expect(await approveFromSession(db, await ground.as('groupAdmin'), some)).toEqual({
    ok: true,
    value: { done: 1, leftOut: 0 },
  })
  expect(await ground.accept('d@a.example')).toMatchObject({ ok: true })
  const other = (await ground.invitationOf('e@a.example'))?.id ?? ''
  expect(await approveInvitations(db, await ground.as('platformAdmin'), { ids: [other] })).toEqual([other])
  expect(await ground.accept('e@a.example')).toMatchObject({ ok: true })
})

test('A2 T13 a referent resends what came from their session, and nothing else', async () => {
  const [session, other] = [await ground.session(), await ground.session({ referents: ['groupAdmin'] })]
  await invite(session, 'f@a.example')
  const some = { courseSessionId: session, enrolmentIds: [await enrolmentOf('f@a.example')] }
  const { db } = ground
  const resend = async (by: 'coach' | 'learner' | 'outsider', given = some) =>
    resendFromSession(db, await ground.as(by), given)
  expect(await resend('learner')).toEqual({ ok: false, code: 'not_found' })
  expect(await resend('outsider')).toEqual({ ok: false, code: 'not_found' })
  expect(await resend('coach', { ...some, courseSessionId: other })).toEqual({ ok: false, code: 'not_found' })
  const ids = [(await ground.invitationOf('f@a.example'))?.id ?? '']
  expect(await resendInvitations(db, await ground.as('learner'), { courseSessionId: session, ids })).toEqual(
    [],
  )
  expect(await resendInvitations(db, await ground.as('coach'), { courseSessionId: other, ids })).toEqual([])
  expect(await resend('coach')).toEqual({ ok: true, value: { done: 1, leftOut: 0 } })
  const { rows } = await db.execute(sql`select from mails where recipient = 'f@a.example'`)
  expect(rows.length).toBe(2)
})

test('T12 A1 who could not make the promise gets neither its link nor its account', async () => {
  const session = await ground.session()
  await invite(session, 'j@a.example, k@a.example, l@a.example')
  const { db } = ground
  const id = async (email: string) => (await ground.invitationOf(email))?.id ?? ''
  const attempts = async (by: 'userAdmin' | 'groupAdmin' | 'platformAdmin') => {
    const actor = await ground.as(by)
    const person = { firstName: 'A', lastName: 'B', passwordHash: 'x' }
    const correction = { invitationId: await id('k@a.example'), email: `${by}@a.example` }
    return [
      await copyLink(db, keys, actor, await id('j@a.example')),
      await activateFor(db, actor, { invitationId: await id('l@a.example'), ...person }),
      await correctAddress(db, keys, actor, correction),
    ].map(({ ok }) => ok)
  }
  expect(await attempts('userAdmin')).toEqual([false, false, false])
  expect(await attempts('groupAdmin')).toEqual([false, false, false])
  expect(await attempts('platformAdmin'), 'the control').toEqual([true, true, true])
})

test('I3 of several sessions, one lands on the first to begin that is not over', async () => {
  const [over, next] = [await ground.session(), await ground.session()]
  for (const session of [over, next]) await invite(session, 'm@a.example')
  await ground.db.execute(sql`
    update course_sessions set starts_on = '2026-01-01', ends_on = '2026-01-05' where id = ${over}`)
  expect(await ground.accept('m@a.example')).toMatchObject({ value: { courseSessionId: next } })
})

test('cancelling the invitation ends the pending enrolment, whoever cancels', async () => {
  const session = await ground.session()
  await invite(session, 'g@a.example')
  const id = (await ground.invitationOf('g@a.example'))?.id ?? ''
  expect(await cancelInvitations(ground.db, await ground.as('groupAdmin'), { ids: [id] })).toEqual([id])
  expect(await ground.followers(session)).toEqual([])
  await invite(session, 'g@a.example')
  expect(await ground.followers(session)).toEqual(['g@a.example pending'])
})

test('S3 one mail for an enrolment: also where the group is assigned too, and not within a minute of the invitation', async () => {
  const session = await ground.session()
  await assignGroup(ground.db, await ground.as('coach'), {
    courseSessionId: session,
    groupId: ground.platform.groups.Lyon,
  })
  await invite(session, 'h@a.example, i@a.example')
  const told = (email: string, seconds: number) =>
    ground.db.execute(sql`
      update mails set status = 'sent', settled_at = now() - make_interval(secs => ${seconds}),
        variables = variables || jsonb_build_object('courseSessionId', ${session}::text)
      where recipient = ${email} and kind = 'invitation'`)
  await told('h@a.example', 20)
  await told('i@a.example', 90)
  for (const email of ['h@a.example', 'i@a.example']) await ground.accept(email)
  const mails = (await ground.mails(session)).filter((mail) => mail.endsWith(' course_session'))
  expect(mails).toEqual(['i@a.example course_session'])
})
