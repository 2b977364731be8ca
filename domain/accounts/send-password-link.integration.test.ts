import { sql } from 'drizzle-orm'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { createAccounts as insertAccounts } from '@/db/factories/accounts'
import { createMemberships } from '@/db/factories/memberships'
import type { Cast } from '@/db/factories/platform'
import { countStatements } from '@/tests/count-statements'
import { type CredentialsRoom, openCredentialsRoom, ownPassword } from '@/tests/credentials-room'
import { linkKeys as keys, type MailRoom } from '@/tests/mail-room'
import { hashPassword } from './password'
import { findReset, resetPassword } from './reset-password'
import { sendPasswordLink } from './send-password-link'

let credentials: CredentialsRoom
let room: MailRoom

beforeAll(async () => {
  credentials = await openCredentialsRoom()
  room = credentials.room
})
beforeEach(() => room.empty())
afterAll(() => room.resend.close())

describe('a link for a new password, from an administrator', () => {
  test('is good for a day, says who sent it, and changes nothing by itself', async () => {
    const { id, login } = await credentials.somebody()
    await credentials.choose(id)
    await room.empty()
    expect(await sendPasswordLink(room.db, await credentials.actor(), [id])).toEqual([
      { accountId: id, outcome: 'link' },
    ])
    const text = await credentials.deliver()
    expect(text).toContain('Gaëlle Le Goff vous envoie ce lien')
    expect(await credentials.code(login, ownPassword)).toBe('signed in')
    const { rows } = await room.db.execute(sql`
      select round(extract(epoch from expires_at - created_at) / 3600)::int as hours from password_resets`)
    expect(rows).toEqual([{ hours: 24 }])
    const token = room.token('reset-password')
    expect(await findReset(room.db, keys, token)).toMatchObject({ email: login })
    const chosen = await hashPassword('une autre phrase assez longue', 10)
    expect(await resetPassword(room.db, keys, { token, passwordHash: chosen })).toMatchObject({ ok: true })
    expect(await credentials.code(login, ownPassword)).toBe('wrong')
    const { rows: events } = await room.db.execute(sql`
      select details from audit_events where target_id = ${id} and action = 'account.password_link_sent'`)
    expect(events).toEqual([{ details: { mail: 'link' } }])
  })

  test('T13 A2 goes to nobody who is not the actor’s, no longer there, or made up', async () => {
    const { learner, coach, outsider, platformAdmin, owner } = room.platform.people
    const [gone, climbed] = await insertAccounts(room.db, [
      { firstName: 'Parti', lastName: 'Loin', deletedAt: new Date() },
      { firstName: 'Eva', lastName: 'Ailleurs' },
    ])
    await createMemberships(room.db, [
      { accountId: climbed?.id ?? '', groupId: room.platform.groups.Lyon },
      { accountId: climbed?.id ?? '', groupId: room.platform.groups.Lille },
    ])
    const asked = [learner, coach, outsider, platformAdmin, owner, gone, climbed].map((one) => one?.id ?? '')
    asked.push('0199aa00-0000-7000-8000-00000000abcd')
    const told = async (as: Cast) =>
      new Set(
        (await sendPasswordLink(room.db, await credentials.actor(as), asked)).map(
          ({ accountId }) => accountId,
        ),
      )
    expect(await told('groupAdmin')).toEqual(new Set([learner.id, coach.id]))
    expect(await told('userAdmin')).toEqual(new Set([learner.id]))
    expect(await told('outsider')).toEqual(new Set([outsider.id]))
    expect(await told('coach')).toEqual(new Set())
    expect((await room.ledger()).length).toBe(4)
  })

  test('a mailbox that refuses mails, or none at all, is told instead', async () => {
    const [person, paper] = [await credentials.somebody(), await credentials.somebody('sheet')]
    await credentials.deliver()
    await room.db.execute(sql`update mails set delivery = 'bounced' where recipient = ${person.login}`)
    const outcomes = await sendPasswordLink(room.db, await credentials.actor(), [person.id, paper.id])
    expect(new Map(outcomes.map(({ accountId, outcome }) => [accountId, outcome]))).toEqual(
      new Map([
        [person.id, 'undeliverable'],
        [paper.id, 'no_mailbox'],
      ]),
    )
    expect(await room.ledger()).toHaveLength(1)
    const { rows } = await room.db.execute(sql`
      select from audit_events where action = 'account.password_link_sent' and target_id in (${person.id}, ${paper.id})`)
    expect(rows).toEqual([])
  })

  test('T18 spends the sender’s budget, and one mailbox is not flooded', async () => {
    const { id } = await credentials.somebody()
    await room.db.execute(sql`update platform set daily_mails_to_address = 2`)
    for (let i = 0; i < 4; i++) await sendPasswordLink(room.db, await credentials.actor(), [id])
    await room.db.execute(sql`update platform set daily_mails_to_address = 5`)
    const { rows } = await room.db.execute(sql`
      select count(*)::int as n from mails m join mail_batches b on b.id = m.batch_id where b.start_after <= now()`)
    expect(rows).toEqual([{ n: 2 }])
  })

  test('costs as many statements for one person as for a hundred', async () => {
    const people = await insertAccounts(
      room.db,
      Array.from({ length: 101 }, (_, at) => ({
        firstName: 'Léa',
        lastName: 'Roux',
        email: `l${at}@c.example`,
      })),
    )
    await createMemberships(
      room.db,
      people.map(({ id }) => ({ accountId: id, groupId: room.platform.groups.Lyon })),
    )
    const [one, ...rest] = people.map(({ id }) => id)
    const by = await credentials.actor()
    await sendPasswordLink(room.db, by, [one ?? ''])
    const few = await countStatements(() => sendPasswordLink(room.db, by, [one ?? '']))
    expect(await countStatements(() => sendPasswordLink(room.db, by, rest))).toBe(few)
  })
})
