import { sql } from 'drizzle-orm'
import { beforeAll, expect, test } from 'vitest'
import { createSignIns } from '@/db/factories/accounts'
import type { Cast, Platform } from '@/db/factories/platform'
import { findActor } from '@/domain/access/find-actor'
import { type AccountsGround, layAccountsGround } from '@/tests/accounts-ground'
import { deleteAccounts } from './delete-accounts'
import { restoreAccount } from './restore-account'

const keys = { current: 'a secret that only this test has, and long enough' }

let ground: AccountsGround
beforeAll(async () => {
  ground = await layAccountsGround()
})

type Place = keyof Platform['groups']
const restore = async (by: Cast, accountId: string, places: Place[] = ['Lyon']) =>
  restoreAccount(ground.db, keys, await ground.as(by), {
    accountId,
    groupIds: places.map((place) => ground.platform.groups[place]),
    roles: ['learner'],
  })

async function deleted(row: Parameters<AccountsGround['create']>[0] = {}) {
  const id = await ground.create({ in: { 'Lyon-Ventes': 'learner', Lyon: 'coach' }, ...row })
  await createSignIns(ground.db, [id])
  await deleteAccounts(ground.db, await ground.as('groupAdmin'), { ids: [id] })
  return id
}

test('E2 C4 names, language and what is noted come back; groups, date, password and sign-ins do not', async () => {
  const { db } = ground
  const id = await deleted({ language: 'en', deletionDate: '2999-01-01' })
  await db.execute(sql`
    update accounts set additional_info = 'Note', custom_values = '{"x": "1"}' where id = ${id}`)
  const before = await ground.row(id)
  const answer = await restore('groupAdmin', id)
  expect(answer).toEqual({ ok: true, value: { accountId: id, login: before?.email, sheet: null } })
  expect(await ground.row(id)).toMatchObject({
    status: 'active',
    first_name: before?.first_name,
    language: 'en',
    additional_info: 'Note',
    deletion_date: null,
    password_hash: null,
    temporary_password: 'mailed',
    former_group_ids: [],
  })
  expect(await ground.places(id)).toEqual([
    'France learner through Lyon',
    'Lyon learner',
    'Plateforme learner through Lyon',
  ])
  const { rows: open } = await db.execute(
    sql`select from sign_ins where account_id = ${id} and ended_at is null`,
  )
  expect(open).toEqual([])
  const { rows: mails } = await db.execute(sql`select kind from mails where account_id = ${id}`)
  expect(mails).toEqual([{ kind: 'credentials' }])
  const { rows: seats } = await db.execute(sql`
    select change, reason from seat_changes where account_id = ${id} order by id desc limit 1`)
  expect(seats).toEqual([{ change: 1, reason: 'restored' }])
  expect((await ground.events(id)).at(-1)).toMatchObject({ action: 'account.restored' })
})

test('C5 who has no mailbox gets a code for a sheet', async () => {
  const id = await deleted({ userName: 'zoe.martin' })
  const answer = await restore('groupAdmin', id)
  expect(answer).toMatchObject({
    ok: true,
    value: { login: 'zoe.martin', sheet: { code: expect.any(String) } },
  })
  expect(await ground.row(id)).toMatchObject({ temporary_password: 'sheet' })
})

test('A1 T12 T13 by whom all its groups were, into a group of theirs, and only once', async () => {
  const id = await deleted()
  expect(await restore('userAdmin', id)).toEqual({ ok: false, code: 'not_found' })
  expect(await restore('outsider', id, ['Siège'])).toEqual({ ok: false, code: 'not_found' })
  expect(await restore('groupAdmin', id, ['Lille'])).toEqual({ ok: false, code: 'not_found' })
  expect(await restore('groupAdmin', id, [])).toEqual({ ok: false, code: 'group_missing' })
  expect(await ground.row(id)).toMatchObject({ status: 'deleted' })
  expect(await restore('groupAdmin', id)).toMatchObject({ ok: true })
  expect(await restore('groupAdmin', id)).toEqual({ ok: false, code: 'active' })
})

test('A1 T12 by a user administrator only who was a learner, as whom they could delete', async () => {
  const [learner, coach] = [
    await deleted({ in: { Lyon: 'learner' } }),
    await deleted({ in: { Lyon: 'coach' } }),
  ]
  expect(await restore('userAdmin', coach)).toEqual({ ok: false, code: 'not_found' })
  expect(await restore('userAdmin', learner)).toMatchObject({ ok: true })
  expect(await restore('groupAdmin', coach)).toMatchObject({ ok: true })
})

test('B2 not beyond the number of seats, and then nothing of it is written', async () => {
  const id = await deleted()
  const before = await ground.row(id)
  await ground.db.execute(sql`update seats set most = taken`)
  expect(await restore('groupAdmin', id)).toEqual({ ok: false, code: 'no_seat' })
  expect(await ground.row(id)).toEqual(before)
  await ground.db.execute(sql`update seats set most = null`)
  expect(await restore('groupAdmin', id)).toMatchObject({ ok: true })
})

test('T07 a cookie from before the deletion opens nothing after the restoration', async () => {
  const id = await ground.create({ in: { Lyon: 'learner' } })
  const [signInId = ''] = await createSignIns(ground.db, [id])
  expect(await findActor(ground.db, signInId)).not.toBeNull()
  await deleteAccounts(ground.db, await ground.as('groupAdmin'), { ids: [id] })
  await restore('groupAdmin', id)
  expect(await findActor(ground.db, signInId)).toBeNull()
})
