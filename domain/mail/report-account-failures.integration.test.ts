import { type SQL, sql } from 'drizzle-orm'
import { beforeAll, beforeEach, describe, expect, test } from 'vitest'
import type { Database } from '@/db/client'
import { actorOf, createMemberships } from '@/db/factories/memberships'
import { type Cast, createPlatform, type Platform } from '@/db/factories/platform'
import { createAccounts } from '@/domain/accounts/create-accounts'
import { sendPasswordLink } from '@/domain/accounts/send-password-link'
import { failureInWords } from '@/emails/words'
import { testDatabase } from '@/tests/database'
import { invited, written } from '@/tests/sweep-room'
import { reportFailures } from './report-failures'

const keys = { current: 'a secret that only this test has, and long enough' }
let db: Database
let platform: Platform
let number = 0

beforeAll(async () => {
  db = await testDatabase()
  platform = await createPlatform(db)
})
beforeEach(() => db.execute(sql`truncate mail_batches, mail_budget_days, invitations cascade`))

const report = () => reportFailures(db, failureInWords)
const digests = () => written(db, 'failure_digest')
const unreported = () => db.$count(sql`mails`, sql`reported_at is null and kind <> 'failure_digest'`)

/** People of Lyon whom somebody creates, with mailed credentials or a password that was told them. */
async function created(by: Cast, { count = 1, mailed = true } = {}): Promise<string[]> {
  const people = Array.from({ length: count }, () => ({
    firstName: 'Rose',
    lastName: 'Imbert',
    email: `rose.${++number}@exemple.example`,
  }))
  const answer = await createAccounts(db, keys, await actorOf(db, platform.people[by]), {
    people,
    groupIds: [platform.groups.Lyon],
    roles: ['learner'],
    secret: mailed ? { kind: 'mailed' } : { kind: 'own', passwordHash: 'not a real hash' },
    language: 'fr',
    deletionDate: null,
    additionalInfo: '',
    customValues: {},
  })
  if (!answer.ok) throw new Error(answer.code)
  return answer.value.flatMap((one) => (one.outcome === 'created' ? [one.accountId] : []))
}

/** As if what is queued had failed an hour ago. */
const lose = () =>
  db.execute(sql`
    update mails set status = 'failed', failure = 'address_refused', settled_at = now() - interval '61 minutes'
    where status = 'queued' and kind <> 'failure_digest'`)

describe('a digest of mails about accounts', () => {
  test('C4 tells who created the account, why in words about an account, and the way to it; once', async () => {
    const [id] = await created('groupAdmin')
    await lose()
    expect([await report(), await report()]).toEqual([1, 0])
    const [digest] = await digests()
    expect(digest?.recipient).toBe(platform.people.groupAdmin.email)
    expect(digest?.variables).toEqual({
      firstName: 'Gaëlle',
      groupId: platform.groups.Lyon,
      count: '1',
      more: '0',
      accounts: '1',
      address1: `rose.${number}@exemple.example`,
      reason1: failureInWords('fr', 'account', 'address_refused'),
      account1: id,
    })
    expect(await unreported()).toBe(0)
  })

  test('of a link for a password, who sent it, and not who created the account', async () => {
    const [id = ''] = await created('groupAdmin', { mailed: false })
    await sendPasswordLink(db, await actorOf(db, platform.people.userAdmin), [id])
    await db.execute(sql`
      update mails set status = 'sent', delivery = 'bounced', delivery_at = now() - interval '61 minutes',
        settled_at = now()`)
    expect(await report()).toBe(1)
    const [digest] = await digests()
    expect(digest?.recipient).toBe(platform.people.userAdmin.email)
    expect(digest?.variables.reason1).toBe(failureInWords('fr', 'account', 'bounced'))
  })

  test('is one with that of invitations: half of each are named where there are too many', async () => {
    await created('groupAdmin', { count: 7 })
    await lose()
    const loss = {
      mail: 'failed',
      failure: 'address_refused',
      createdAt: new Date(Date.now() - 4e6),
    } as const
    for (let at = 0; at < 8; at++) await invited(db, platform, `p${at}@a.example`, loss)
    expect([await report(), await report()]).toEqual([1, 0])
    const [{ variables } = { variables: {} as Record<string, string> }] = await digests()
    expect(variables).toMatchObject({ count: '15', more: '5', accounts: '5', groupId: platform.groups.Lyon })
    const named = Array.from({ length: 10 }, (_, at) => variables[`address${at + 1}`]?.split('@')[1])
    expect(named).toEqual([...Array(5).fill('a.example'), ...Array(5).fill('exemple.example')])
    expect(variables.reason5).toBe(failureInWords('fr', 'invitation', 'address_refused'))
    expect(variables.reason6).toBe(failureInWords('fr', 'account', 'address_refused'))
  })

  test.each<[string, (id: string) => Promise<unknown> | SQL]>([
    [
      'whose person has chosen a password',
      (id) => sql`
      update accounts set password_hash = 'x', temporary_password = null where id = ${id}`,
    ],
    [
      'whose person has another address now',
      (id) => sql`
      update accounts set email = ${`other.${id}@exemple.example`} where id = ${id}`,
    ],
    [
      'whose person was deleted',
      (id) => sql`
      update accounts set status = 'deleted', deleted_at = now() where id = ${id}`,
    ],
    [
      'that was delivered after all',
      () => sql`
      update mails set status = 'sent', failure = null, delivery = 'delivered'`,
    ],
    ['that was pointless before it was sent', () => sql`update mails set failure = 'superseded'`],
    [
      'that a newer one mends',
      async (id) => sendPasswordLink(db, await actorOf(db, platform.people.groupAdmin), [id]),
    ],
  ])('a mail %s is told to nobody', async (_, mend) => {
    const [id = ''] = await created('groupAdmin')
    await lose()
    const mending = mend(id)
    await (mending instanceof Promise ? mending : db.execute(mending))
    expect([await report(), await digests()]).toEqual([0, []])
    await created('groupAdmin')
    await lose()
    expect(await report(), 'the control').toBe(1)
  })

  test('a link that was used is told to nobody; one that is merely over is', async () => {
    const [used = '', over = ''] = await created('groupAdmin', { count: 2, mailed: false })
    await sendPasswordLink(db, await actorOf(db, platform.people.groupAdmin), [used, over])
    await lose()
    await db.execute(sql`update password_resets set used_at = now() where account_id = ${used}`)
    await db.execute(sql`update password_resets set expires_at = now() where account_id = ${over}`)
    expect(await report()).toBe(1)
    expect((await digests())[0]?.variables).toMatchObject({ count: '1', account1: over })
  })

  test('A2 of a person who is in none of their groups any more they are told nothing', async () => {
    const [gone = ''] = await created('groupAdmin')
    const [stays = ''] = await created('userAdmin')
    await db.execute(sql`delete from memberships where account_id = ${gone}`)
    await createMemberships(db, [{ accountId: gone, groupId: platform.groups.Lille }])
    await lose()
    expect(await report()).toBe(1)
    expect((await digests()).map(({ variables }) => variables.account1)).toEqual([stays])
    expect(await unreported()).toBe(0)
  })

  test('C5 who has no mailbox is not written to, and does not keep others from theirs', async () => {
    const { id, email } = platform.people.userAdmin
    await created('userAdmin')
    await created('groupAdmin')
    await lose()
    await db.execute(sql`update accounts set email = null, user_name = 'paper' where id = ${id}`)
    expect(await report()).toBe(1)
    expect((await digests()).map(({ recipient }) => recipient)).toEqual([platform.people.groupAdmin.email])
    expect(await unreported()).toBe(0)
    await db.execute(sql`update accounts set email = ${email}, user_name = null where id = ${id}`)
  })
})
