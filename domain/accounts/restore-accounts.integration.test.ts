import { sql } from 'drizzle-orm'
import { beforeAll, expect, test } from 'vitest'
import type { Cast } from '@/db/factories/platform'
import { erasedDigest } from '@/domain/invitations/erased-addresses'
import { type AccountsGround, layAccountsGround } from '@/tests/accounts-ground'
import { countStatements } from '@/tests/count-statements'
import { deleteAccounts } from './delete-accounts'
import { restoreAccounts } from './restore-accounts'

/* Many at once; what holds for each of them is in `restore-account.integration.test.ts`. */

const keys = { current: 'a secret that only this test has, and long enough' }

let ground: AccountsGround
beforeAll(async () => {
  ground = await layAccountsGround()
})

const restore = async (by: Cast, accountIds: readonly string[]) =>
  restoreAccounts(ground.db, keys, await ground.as(by), {
    accountIds,
    groupIds: [ground.platform.groups.Lyon],
    roles: ['learner'],
  })

/** So many learners of Lyon, deleted in one go. */
async function deleted(count: number): Promise<string[]> {
  const ids: string[] = []
  for (let at = 0; at < count; at += 1) ids.push(await ground.create({ in: { Lyon: 'learner' } }))
  await deleteAccounts(ground.db, await ground.as('groupAdmin'), { ids })
  return ids
}

const restoredIn = (answer: Awaited<ReturnType<typeof restore>>) =>
  answer.ok ? answer.value.restored.map(({ accountId }) => accountId) : answer.code

test('E2 C4 C5 each keeps their own language and information; mail for who has a mailbox, a code for who has none', async () => {
  const [english = '', french = ''] = await deleted(2)
  const paper = await ground.create({ in: { Lyon: 'learner' }, userName: 'lea.roy' })
  await deleteAccounts(ground.db, await ground.as('groupAdmin'), { ids: [paper] })
  await ground.db.execute(sql`
    update accounts set language = 'en', additional_info = 'Note', custom_values = '{"x": "1"}' where id = ${english}`)
  const answer = await restore('groupAdmin', [english, french, paper])
  expect(restoredIn(answer)).toHaveLength(3)
  const kept = { language: 'en', additional_info: 'Note', custom_values: { x: '1' } }
  expect(await ground.row(english)).toMatchObject({ ...kept, status: 'active', temporary_password: 'mailed' })
  expect(await ground.row(french)).toMatchObject({ language: 'fr', additional_info: '' })
  const sheets = answer.ok ? answer.value.restored.flatMap(({ login, sheet }) => (sheet ? [login] : [])) : []
  expect(sheets).toEqual(['lea.roy'])
  const { rows } = await ground.db.execute(sql`
    select account_id as id from mails where account_id in (${english}, ${french}, ${paper}) order by 1`)
  expect(rows).toEqual([english, french].sort().map((id) => ({ id })))
  expect((await ground.events(paper)).at(-1)).toMatchObject({
    action: 'account.restored',
    details: { roles: ['learner'], password: 'sheet' },
  })
})

test('T13 A2 who is not theirs, is there, or asked to be left alone stays as they are, and each is told why', async () => {
  const [mine = '', erased = ''] = await deleted(2)
  const active = await ground.create({ in: { Lyon: 'learner' } })
  const foreign = await ground.create({ in: { Siège: 'learner' } })
  await deleteAccounts(ground.db, await ground.as('owner'), { ids: [foreign] })
  const address = String((await ground.row(erased))?.email)
  await ground.db.execute(sql`insert into erased_addresses (digest) values (${erasedDigest(keys, address)})`)
  const before = await ground.row(foreign)
  const answer = await restore('groupAdmin', [mine, erased, active, foreign])
  expect(restoredIn(answer)).toEqual([mine])
  const why = answer.ok ? Object.fromEntries(answer.value.leftOut.map((one) => [one.accountId, one.why])) : {}
  expect(why).toEqual({ [erased]: 'erased_before', [active]: 'active', [foreign]: 'not_found' })
  expect(await ground.row(foreign)).toEqual(before)
})

test('A1 B2 nobody comes back for who may not place them, nor where seats do not suffice for all', async () => {
  const ids = await deleted(2)
  expect(await restore('coach', ids)).toEqual({ ok: false, code: 'not_found' })
  await ground.db.execute(sql`update seats set most = taken + 1`)
  expect(await restore('groupAdmin', ids)).toEqual({ ok: false, code: 'no_seat' })
  await ground.db.execute(sql`update seats set most = null`)
  for (const id of ids) expect(await ground.row(id)).toMatchObject({ status: 'deleted' })
  expect(restoredIn(await restore('groupAdmin', ids))).toHaveLength(2)
})

test('F08 two at once bring each of them back once', async () => {
  const ids = await deleted(3)
  const answers = await Promise.all([restore('groupAdmin', ids), restore('groupAdmin', ids.toReversed())])
  expect(answers.flatMap(restoredIn).sort()).toEqual([...ids].sort())
  const { rows } = await ground.db.execute<{ n: number }>(sql`
    select count(*)::int as n from seat_changes
    where reason = 'restored' and account_id in (${ids[0]}, ${ids[1]}, ${ids[2]})`)
  expect(rows).toEqual([{ n: 3 }])
})

test('many cost the statements of one', async () => {
  const [one, many] = [await deleted(1), await deleted(12)]
  const cost = (ids: string[]) => countStatements(() => restore('owner', ids))
  expect(await cost(many)).toBe(await cost(one))
})
