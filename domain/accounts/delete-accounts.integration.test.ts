import { sql } from 'drizzle-orm'
import { beforeAll, expect, test } from 'vitest'
import { createSignIns } from '@/db/factories/accounts'
import type { Cast } from '@/db/factories/platform'
import { findActor } from '@/domain/access/find-actor'
import { type AccountsGround, layAccountsGround } from '@/tests/accounts-ground'
import { countStatements } from '@/tests/count-statements'
import { deleteAccounts } from './delete-accounts'
import { previewDeletion } from './preview-deletion'
import { signOutEverywhere } from './sign-out-everywhere'

let ground: AccountsGround
beforeAll(async () => {
  ground = await layAccountsGround()
})

const remove = async (by: Cast, ids: string[]) => deleteAccounts(ground.db, await ground.as(by), { ids })

async function seatsTaken() {
  const { rows } = await ground.db.execute<{ taken: number }>(sql`select taken from seats`)
  return rows[0]?.taken ?? 0
}

test('D2 B1 T15 a deleted account is out at once, in no group, not billed, and remembers what it was placed in', async () => {
  const { db, platform } = ground
  const id = await ground.create({
    deletionDate: '2999-01-01',
    in: { 'Lyon-Ventes': 'learner', Lyon: 'coach' },
  })
  const [signInId = ''] = await createSignIns(db, [id])
  await db.execute(sql`
    insert into password_resets (account_id, expires_at) values (${id}, now() + interval '1 hour')`)
  const [before, actor] = [await seatsTaken(), await ground.as('groupAdmin')]
  expect(await findActor(db, signInId)).not.toBeNull()

  expect(await previewDeletion(db, actor, { ids: [id] })).toEqual({
    people: 1,
    stay: 0,
    groups: 4,
    signIns: 1,
  })
  expect(await deleteAccounts(db, actor, { ids: [id] })).toEqual({ done: [id], leftOut: [] })

  const { Lyon, 'Lyon-Ventes': ventes } = platform.groups
  const row = await ground.row(id)
  expect(row).toMatchObject({
    status: 'deleted',
    deletion_date: null,
    password_hash: null,
    temporary_password: null,
  })
  expect(new Set(row?.former_group_ids as string[])).toEqual(new Set([Lyon, ventes]))
  expect(await ground.places(id)).toEqual([])
  expect(await findActor(db, signInId)).toBeNull()
  const { rows } = await db.execute(sql`
    select from password_resets where account_id = ${id} and used_at is null`)
  expect(rows).toEqual([])
  expect(await seatsTaken()).toBe(before - 1)
  const changes = await db.execute(sql`
    select change, reason, actor_id from seat_changes where account_id = ${id} order by id desc limit 1`)
  expect(changes.rows).toEqual([{ change: -1, reason: 'deleted', actor_id: actor.accountId }])
  expect(await ground.events(id)).toMatchObject([{ action: 'account.deleted', actorId: actor.accountId }])
})

test('T12 never the owner, never oneself, nobody who is not wholly theirs, and nobody twice', async () => {
  const { owner, platformAdmin, coach, groupAdmin } = ground.platform.people
  const elsewhere = await ground.create({ in: { Lyon: 'learner', Lille: 'learner' } })
  const twice = await ground.create({ in: { Lyon: 'learner' } })
  const out = async (by: Cast, id: string) => (await remove(by, [id])).leftOut.map(({ why }) => why)
  expect(await out('platformAdmin', owner.id)).toEqual(['not_yours'])
  expect(await out('owner', owner.id)).toEqual(['owner'])
  expect(await out('platformAdmin', platformAdmin.id)).toEqual(['yourself'])
  expect(await out('groupAdmin', groupAdmin.id)).toEqual(['yourself'])
  expect(await out('groupAdmin', elsewhere)).toEqual(['not_yours'])
  expect(await out('userAdmin', coach.id)).toEqual(['not_yours'])
  expect(await out('coach', twice)).toEqual(['not_found'])
  expect(await out('outsider', twice)).toEqual(['not_found'])
  expect(await out('userAdmin', twice)).toEqual([])
  expect(await out('userAdmin', twice)).toEqual(['deleted'])
  for (const id of [owner.id, platformAdmin.id, groupAdmin.id, coach.id, elsewhere]) {
    expect(await ground.row(id)).toMatchObject({ status: 'active' })
    expect(await ground.events(id)).toEqual([])
  }
})

test('the preview counts who would stay', async () => {
  const { groupAdmin } = ground.platform.people
  const ids = [await ground.create({ in: { Lyon: 'learner' } }), groupAdmin.id]
  const shown = await previewDeletion(ground.db, await ground.as('groupAdmin'), { ids })
  expect(shown).toMatchObject({ people: 1, stay: 1, groups: 3 })
})

test('T15 signed out everywhere: the next request of each is nobody’s; who is not theirs stays in', async () => {
  const { db } = ground
  const theirs = await ground.create({ in: { Lyon: 'learner' } })
  const foreign = await ground.create({ in: { Lyon: 'learner', Lille: 'learner' } })
  const [one = '', two = '', other = ''] = await createSignIns(db, [theirs, theirs, foreign])
  const answer = await signOutEverywhere(db, await ground.as('groupAdmin'), { ids: [theirs, foreign] })
  expect(answer).toEqual({ done: [theirs], leftOut: [{ accountId: foreign, why: 'not_yours' }] })
  expect(await findActor(db, one)).toBeNull()
  expect(await findActor(db, two)).toBeNull()
  expect(await findActor(db, other)).not.toBeNull()
  expect(await ground.events(theirs)).toMatchObject([{ action: 'account.signed_out' }])
})

test('a list costs the same number of statements as one', async () => {
  const ids = []
  for (let n = 0; n < 12; n += 1) ids.push(await ground.create({ in: { Lyon: 'learner' } }))
  const [one = '', ...many] = ids
  const actor = await ground.as('groupAdmin')
  const run = (of: string[]) => countStatements(() => deleteAccounts(ground.db, actor, { ids: of }))
  expect(await run(many)).toBe(await run([one]))
})
