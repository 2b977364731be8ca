import { sql } from 'drizzle-orm'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test, vi } from 'vitest'
import { actorOf } from '@/db/factories/memberships'
import type { Actor } from '@/domain/access/actor'
import { askForPasswordReset } from '@/domain/accounts/ask-for-password-reset'
import { requestPasswordReset } from '@/domain/accounts/request-password-reset'
import { acceptInvitation } from '@/domain/invitations/accept-invitation'
import { findInvitationByToken } from '@/domain/invitations/find-by-token'
import { inviteIntoGroup } from '@/domain/invitations/invite-into-group'
import { linkToken } from '@/domain/links/token'
import { closedSeconds, pauseGate, reopenGate } from '@/domain/mail/gate'
import { linkKeys, type MailRoom, openMailRoom } from '@/tests/mail-room'

let room: MailRoom
let actor: Actor

beforeAll(async () => {
  room = await openMailRoom()
  actor = await actorOf(room.db, room.platform.people.groupAdmin)
})
beforeEach(() => room.empty())
afterEach(() => {
  vi.useRealTimers()
})
afterAll(() => room.resend.close())

const minutes = 60_000
const one = async <Row extends Record<string, unknown>>(query: ReturnType<typeof sql>) =>
  (await room.db.execute<Row>(query)).rows[0]

async function invitationEndingIn(interval: string, email: string) {
  const { ids } = await room.invite(email)
  const id = ids[0] ?? ''
  await room.db.execute(
    sql`update invitations set expires_at = now() + ${interval}::interval where id = ${id}`,
  )
  return { id, token: linkToken(linkKeys, 'first-login', id, 1) }
}

const accept = ({ id, token }: { id: string; token: string }) =>
  acceptInvitation(room.db, linkKeys, {
    token,
    invitationId: id,
    firstName: 'Zoé',
    lastName: 'Roy',
    passwordHash: 'x',
  })

describe.each([
  ['ten minutes slow', -10 * minutes],
  ['ten minutes fast', 10 * minutes],
])("F09 the application's clock is %s: the database's decides", (name, shift) => {
  const at = `@${shift < 0 ? 'slow' : 'fast'}.example`
  beforeEach(() => {
    vi.useFakeTimers({ toFake: ['Date'], now: Date.now() + shift })
  })

  test('an invitation made now is good for its thirty days', async () => {
    await inviteIntoGroup(room.db, linkKeys, actor, {
      groupId: room.platform.groups.Lyon,
      emails: `new${at}`,
      roles: ['learner'],
      language: 'fr',
      deletionDate: null,
      mailAgain: false,
    })
    const row = await one<{ off: number }>(sql`
      select abs(extract(epoch from expires_at - now() - interval '30 days'))::float8 as off
      from invitations where email = ${`new${at}`}`)
    expect(row?.off).toBeLessThan(60)
  })

  test('a link is good until its last minute, and not after it', async () => {
    const alive = await invitationEndingIn('5 minutes', `alive${at}`)
    const over = await invitationEndingIn('-5 minutes', `over${at}`)
    expect(await findInvitationByToken(room.db, linkKeys, alive.token)).toMatchObject({ state: 'live' })
    expect(await findInvitationByToken(room.db, linkKeys, over.token)).toEqual({ state: 'expired' })
    expect(await accept(alive)).toMatchObject({ ok: true })
    expect(await accept(over)).toEqual({ ok: false, code: 'expired' })
  })

  test('a mail whose link is over is not sent; one whose link is good is', async () => {
    const { ids, batchId } = await room.invite(`over${at}`, `alive${at}`)
    await room.db.execute(sql`
      update invitations set expires_at = now() + case when id = ${ids[0]} then -1 else 1 end * interval '5 minutes'
      where id in (${ids[0]}, ${ids[1]})`)
    await room.send(batchId)
    expect(room.resend.inbox.map(({ to }) => to)).toEqual([`alive${at}`])
  })

  test('an attempt without an answer is repeated within its day and uncertain after it', async () => {
    for (const [email, age, status] of [
      [`repeated${at}`, '23 hours 25 minutes', 'sent'],
      [`uncertain${at}`, '23 hours 35 minutes', 'uncertain'],
    ]) {
      const { batchId } = await room.invite(email ?? '')
      room.resend.faults.push({ kind: 'accept_then_drop' })
      await expect(room.send(batchId)).rejects.toThrow()
      await room.db.execute(sql`
        update mail_batches set unanswered_since = now() - ${age}::interval where id = ${batchId}`)
      await room.send(batchId)
      expect(await one(sql`select status from mails where batch_id = ${batchId}`)).toEqual({ status })
    }
  })

  test('the gate stays closed for as long as the provider asked, and no longer', async () => {
    await pauseGate(room.db, 'quota_reached', 120)
    expect(await closedSeconds(room.db)).toBeGreaterThan(110)
    await room.db.execute(sql`update mail_gate set paused_until = now() - interval '1 second'`)
    expect(await closedSeconds(room.db)).toBe(0)
    await reopenGate(room.db)
  })

  test('a new password that is asked for again a moment later is two mails, the same request one', async () => {
    const { email } = room.platform.people.learner
    const ask = async () => {
      await askForPasswordReset(room.db, 'a secret of these tests alone, long enough', { email, from: null })
      const job = await one<{ data: { email: string; requestedAt: string } }>(
        sql`select data from pgboss.job where name = 'password-reset' order by created_on desc limit 1`,
      )
      await requestPasswordReset(room.db, job?.data ?? { email: '', requestedAt: '' })
      return job?.data
    }
    const request = await ask()
    if (request) await requestPasswordReset(room.db, request)
    const count = () => one(sql`select count(*)::int as count from mails where kind = 'password_reset'`)
    expect(await count(), name).toEqual({ count: 1 })
    await ask()
    expect(await count(), name).toEqual({ count: 2 })
  })
})
