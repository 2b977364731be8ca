import { sql } from 'drizzle-orm'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Database } from '@/db/client'
import { createAccounts as insertAccounts } from '@/db/factories/accounts'
import { actorOf, createMemberships } from '@/db/factories/memberships'
import { accounts } from '@/db/schema'
import type { Actor } from '@/domain/access/actor'
import { createAccounts } from '@/domain/accounts/create-accounts'
import { deleteDue } from '@/domain/accounts/delete-due'
import { acceptInvitation } from '@/domain/invitations/accept-invitation'
import { inviteIntoGroup } from '@/domain/invitations/invite-into-group'
import { resendInvitations } from '@/domain/invitations/resend-invitations'
import { linkToken } from '@/domain/links/token'
import { linkKeys, type MailRoom, openMailRoom } from '@/tests/mail-room'
import { atEveryCut } from './at-every-cut'
import { countHalves } from './invariant'

let room: MailRoom
let actor: Actor

beforeAll(async () => {
  room = await openMailRoom()
  await room.db.execute(sql`update mail_gate set calls_per_second = 1000`)
  actor = await actorOf(room.db, room.platform.people.groupAdmin)
})
afterAll(() => room.resend.close())

const people = (turn: string) => [0, 1, 2].map((at) => `p${at}@${turn}.example`)

const atEveryStatement = (name: string, act: (db: Database, turn: string) => Promise<unknown>) =>
  atEveryCut(room.db, name, act, async (turn) =>
    expect(await countHalves(room, `${turn}.example`, [people(turn)]), turn).toBe(0),
  )

const mailsTo = async (turn: string) => {
  const { rows } = await room.db.execute<{ count: number }>(
    sql`select count(*)::int as count from mails where recipient like ${`%@%${turn}%.example`} group by recipient`,
  )
  return rows.map(({ count }) => count)
}

const invite = (db: Database, turn: string) =>
  inviteIntoGroup(db, linkKeys, actor, {
    groupId: room.platform.groups.Lyon,
    emails: people(turn).join(' '),
    roles: ['learner'],
    language: 'fr',
    deletionDate: null,
    mailAgain: false,
  })

async function pending(turn: string): Promise<string[]> {
  await invite(room.db, turn)
  const { rows } = await room.db.execute<{ id: string }>(
    sql`select id from invitations where email like ${`%@${turn}.example`} order by email`,
  )
  return rows.map(({ id }) => id)
}

const create = (db: Database, turn: string) =>
  createAccounts(db, linkKeys, actor, {
    people: people(turn).map((email) => ({ firstName: 'Ana', lastName: 'Durand', email })),
    groupIds: [room.platform.groups.Lyon],
    roles: ['learner'],
    secret: { kind: 'mailed' },
    language: 'fr',
    deletionDate: null,
    additionalInfo: '',
    customValues: {},
  })

/** The people of the turn, whose day has come; once. */
async function placed(turn: string): Promise<void> {
  if (await room.db.$count(accounts, sql`email like ${`%@${turn}.example`}`)) return
  const created = await insertAccounts(
    room.db,
    people(turn).map((email) => ({ firstName: 'Ana', lastName: 'Durand', email })),
  )
  const ids = created.map(({ id }) => id)
  await createMemberships(
    room.db,
    ids.map((accountId) => ({ accountId, groupId: room.platform.groups.Lyon })),
  )
  await room.db.execute(sql`
    update accounts set deletion_date = current_date - 1 where id = any(${sql.param(ids)}::uuid[])`)
}

const patient = { timeout: 90_000 }

describe(
  'F06 a connection lost at every statement: all or nothing, resolved by reading again',
  patient,
  () => {
    test('inviting: done again, everybody has one invitation and one mail', async () => {
      const { statements, lost } = await atEveryStatement('invite', invite)
      expect(lost).toBe(statements * 2)
      const mails = await mailsTo('invite-')
      expect(mails).toEqual(Array((statements * 2 + 2) * 3).fill(1))
    })

    test('resending: done again, one mail more, and none for what was rolled back', async () => {
      const { statements, lost } = await atEveryStatement('resend', async (db, turn) =>
        resendInvitations(db, actor, { ids: await pending(turn) }),
      )
      expect(lost).toBe(statements * 2)
      // Invited, resent again, and resent before where only the answer to COMMIT was lost.
      const committed = await mailsTo(`resend-${statements}-answer`)
      expect(committed).toEqual([3, 3, 3])
      expect((await mailsTo('resend-')).filter((count) => count !== 2)).toEqual(committed)
    })

    test('the first login: done again, one account; who was activated is told that the link is used', async () => {
      const answers = new Map<string, unknown>()
      const { statements, lost } = await atEveryStatement('accept', async (db, turn) => {
        const [invitationId = ''] = await pending(turn)
        const token = linkToken(linkKeys, 'first-login', invitationId, 1)
        const person = { token, invitationId, firstName: 'Zoé', lastName: 'Roy', passwordHash: 'x' }
        answers.set(turn, await acceptInvitation(db, linkKeys, person))
      })
      expect(lost).toBe(statements * 2)
      const { rows } = await room.db.execute<{ active: number }>(
        sql`select count(*)::int as active from accounts where email like '%@accept-%' and status = 'active'`,
      )
      expect(rows).toEqual([{ active: statements * 2 + 2 }])
      const refused = [...answers].filter(([, answer]) => !(answer as { ok: boolean }).ok)
      expect(refused).toEqual([[`accept-${statements}-answer`, { ok: false, code: 'used' }]])
    })

    test('C2 creating accounts: done again, everybody has one account, whole, with one mail', async () => {
      const { statements, lost } = await atEveryStatement('create', create)
      expect(lost).toBe(statements * 2)
      expect(await mailsTo('create-')).toEqual(Array((statements * 2 + 2) * 3).fill(1))
    })

    test('D2 deleting on a day: done again, nobody is left, and nobody is gone by half', async () => {
      const { statements, lost } = await atEveryStatement('delete', async (db, turn) => {
        await placed(turn)
        await deleteDue(db)
      })
      expect(lost).toBe(statements * 2)
      const { rows } = await room.db.execute(sql`
        select status, count(*)::int as count from accounts where email like '%@delete-%' group by status`)
      expect(rows).toEqual([{ status: 'deleted', count: (statements * 2 + 2) * 3 }])
    })

    test('sending and settling: every person has one message', async () => {
      const { lost } = await atEveryStatement('settle', async (db, turn) => {
        const known = await mailsTo(turn)
        if (known.length === 0) await invite(room.db, turn)
        const { rows } = await room.db.execute<{ batchId: string }>(
          sql`select distinct batch_id as "batchId" from mails where recipient like ${`%@${turn}.example`}`,
        )
        await room.send(rows[0]?.batchId ?? '', { db })
      })
      expect(lost).toBeGreaterThan(10)
      const { rows } = await room.db.execute<{ status: string; count: number }>(
        sql`select status, count(*)::int as count from mails where recipient like '%@settle-%' group by status`,
      )
      const everybody = (await mailsTo('settle-')).length
      expect(rows).toEqual([{ status: 'sent', count: everybody }])
      expect(room.resend.inbox).toHaveLength(everybody)
    })
  },
)
