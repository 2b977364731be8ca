import { sql } from 'drizzle-orm'
import { beforeAll, describe, expect, test } from 'vitest'
import { createSignIns } from '@/db/factories/accounts'
import { createInvitations } from '@/db/factories/invitations'
import type { Cast } from '@/db/factories/platform'
import { findActor } from '@/domain/access/find-actor'
import { holdForInviting } from '@/domain/addresses/hold-addresses'
import { type AccountsGround, layAccountsGround } from '@/tests/accounts-ground'
import { sessionOf, untilWaitedFor } from '@/tests/lock-queue'
import type { AccountChange } from './account-change'
import { changeAccount } from './change-account'
import { readEditable } from './read-editable'

let ground: AccountsGround
beforeAll(async () => {
  ground = await layAccountsGround()
})

async function change(by: Cast, accountId: string, changes: Partial<AccountChange>) {
  const before = await readEditable(ground.db, accountId)
  return changeAccount(ground.db, await ground.as(by), { accountId, ...before, ...changes })
}

const someone = (row = {}) => ground.create({ in: { Lyon: 'learner' }, ...row })
const refusal = (code: string) => ({ ok: false, code })

describe('T07 another address', () => {
  test('ends what the former mailbox was sent or is signed in with; the new one gets nothing by itself', async () => {
    const { db } = ground
    const id = await someone()
    const [signInId = ''] = await createSignIns(db, [id])
    await db.execute(sql`
      insert into password_resets (account_id, expires_at) values (${id}, now() + interval '1 hour')`)
    expect(await change('userAdmin', id, { lastName: 'Petit' })).toMatchObject({
      value: { signedOut: false },
    })
    expect(await findActor(db, signInId)).not.toBeNull()
    const answer = await change('userAdmin', id, { email: '  Ana.NOUVELLE@Exemple.example ' })
    expect(answer).toEqual({ ok: true, value: { signedOut: true } })
    expect(await ground.row(id)).toMatchObject({ email: 'ana.nouvelle@exemple.example' })
    expect(await findActor(db, signInId)).toBeNull()
    const { rows: open } = await db.execute(sql`
      select from password_resets where account_id = ${id} and used_at is null`)
    expect(open).toEqual([])
    const { rows: mails } = await db.execute(sql`select from mails where account_id = ${id}`)
    expect(mails).toEqual([])
  })

  test('kills a mailed password; without a mailbox there is none any more', async () => {
    const id = await someone()
    await ground.db.execute(sql`
      update accounts set password_hash = null, temporary_password = 'mailed', temporary_version = 4 where id = ${id}`)
    await change('userAdmin', id, { email: 'autre@exemple.example' })
    expect(await ground.row(id)).toMatchObject({ temporary_password: 'mailed', temporary_version: 5 })
    await change('userAdmin', id, { email: null, userName: 'ana.durand' })
    expect(await ground.row(id)).toMatchObject({
      email: null,
      temporary_password: null,
      temporary_version: 6,
    })
  })

  test('E1 T09 belongs to nobody else: not to an account, deleted or not, nor to somebody who is invited', async () => {
    const id = await someone()
    const other = await ground.row(await someone())
    const gone = await ground.create({ deletedAt: new Date(), email: 'partie@exemple.example' })
    await createInvitations(ground.db, [
      {
        email: 'attendue@exemple.example',
        groups: [{ groupId: ground.platform.groups.Siège }],
        invitedById: ground.platform.people.owner.id,
      },
    ])
    const before = await ground.row(id)
    for (const taken of [String(other?.email).toUpperCase(), 'partie@exemple.example']) {
      expect(await change('userAdmin', id, { email: taken })).toEqual(refusal('email_taken'))
    }
    expect(await change('userAdmin', id, { email: 'attendue@exemple.example' })).toEqual(
      refusal('email_invited'),
    )
    expect(await change('userAdmin', id, { email: 'ana@exemple' })).toEqual(refusal('email_wrong'))
    expect(await ground.row(id)).toEqual(before)
    expect(await ground.row(gone)).toMatchObject({ status: 'deleted' })
  })

  test('E1 F08 nor to somebody who is just being invited: whoever gives the address waits, and is told', async () => {
    const { db, platform } = ground
    const id = await someone()
    let changing: ReturnType<typeof change> | undefined
    await db.transaction(async (tx) => {
      await holdForInviting(tx)
      changing = change('userAdmin', id, { email: 'demain@exemple.example' })
      await untilWaitedFor(db, await sessionOf(tx))
      const groups = [{ groupId: platform.groups.Siège }]
      const invitedById = platform.people.owner.id
      await createInvitations(tx, [{ email: 'demain@exemple.example', groups, invitedById }])
    })
    expect(await changing).toEqual(refusal('email_invited'))
    await db.transaction(async (tx) => {
      await holdForInviting(tx)
      const other = await change('userAdmin', id, { firstName: 'Anne' })
      expect(other, 'whose address stays the same does not wait').toMatchObject({ ok: true })
    })
  })

  test('or a user name; one of the two there has to be (C5)', async () => {
    const id = await someone()
    await someone({ userName: 'lea.fontaine' })
    expect(await change('userAdmin', id, { userName: 'Lea.Fontaine' })).toEqual(refusal('user_name_taken'))
    expect(await change('userAdmin', id, { userName: 'ana@exemple' })).toEqual(refusal('user_name_wrong'))
    expect(await change('userAdmin', id, { email: null, userName: null })).toEqual(refusal('login_missing'))
    expect(await change('userAdmin', id, { userName: ' Ana.D ' })).toMatchObject({ ok: true })
    expect(await ground.row(id)).toMatchObject({ user_name: 'ana.d' })
  })
})
