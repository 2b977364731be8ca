import { sql } from 'drizzle-orm'
import { beforeAll, expect, test } from 'vitest'
import type { Cast } from '@/db/factories/platform'
import { type AccountsGround, layAccountsGround } from '@/tests/accounts-ground'
import { type AccountChange, accountChange } from './account-change'
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

test('everything of one form at once, old and new in the audit, each field by itself', async () => {
  const id = await someone()
  const { rows } = await ground.db.execute<{ id: string }>(sql`
    insert into custom_fields (name, kind, position) values ('Matricule', 'text', 1) returning id`)
  const fieldId = rows[0]?.id ?? ''
  const answer = await change('userAdmin', id, {
    firstName: 'Anne',
    language: 'en',
    deletionDate: '2999-01-01',
    additionalInfo: 'Arrive en mars.',
    customValues: { [fieldId]: 'A-12', '00000000-0000-7000-8000-000000000000': 'of no field' },
  })
  expect(answer).toEqual({ ok: true, value: { signedOut: false } })
  expect(await ground.row(id)).toMatchObject({
    first_name: 'Anne',
    language: 'en',
    deletion_date: '2999-01-01',
    additional_info: 'Arrive en mars.',
    custom_values: { [fieldId]: 'A-12' },
  })
  expect(await ground.events(id)).toEqual([
    {
      action: 'account.changed',
      actorId: ground.platform.people.userAdmin.id,
      details: {
        firstName: { from: 'Ana', to: 'Anne' },
        language: { from: 'fr', to: 'en' },
        deletionDate: { from: null, to: '2999-01-01' },
        additionalInfo: { from: '', to: 'Arrive en mars.' },
        customValues: { [fieldId]: { from: null, to: 'A-12' } },
      },
    },
  ])
})

test('what was decided on another account than there is now is refused, and nothing of it written', async () => {
  const id = await someone()
  const seen = await readEditable(ground.db, id)
  expect(await change('userAdmin', id, { firstName: 'Anne' })).toMatchObject({ ok: true })
  expect(await change('userAdmin', id, { lastName: 'Petit', version: seen.version })).toEqual(
    refusal('changed_meanwhile'),
  )
  expect(await ground.row(id)).toMatchObject({ first_name: 'Anne', last_name: seen.lastName })
  expect(await change('userAdmin', id, { lastName: 'Petit' })).toMatchObject({ ok: true })
})

test('a form in which nothing changed is no event', async () => {
  const id = await someone()
  expect(await change('userAdmin', id, {})).toMatchObject({ ok: true })
  expect(await ground.events(id)).toEqual([])
})

test('D1 a deletion date is to come, never the owner’s, and nobody moves their own', async () => {
  const id = await someone()
  expect(await change('userAdmin', id, { deletionDate: '2020-01-01' })).toEqual(refusal('date_passed'))
  const { owner, groupAdmin } = ground.platform.people
  expect(await change('owner', owner.id, { deletionDate: '2999-01-01' })).toEqual(refusal('date_owner'))
  expect(await change('groupAdmin', groupAdmin.id, { deletionDate: '2999-01-01' })).toEqual(
    refusal('date_yourself'),
  )
  await ground.db.execute(sql`update accounts set deletion_date = current_date - 1 where id = ${id}`)
  expect(
    await change('userAdmin', id, { firstName: 'Anne' }),
    'a date that was there may stay',
  ).toMatchObject({
    ok: true,
  })
})

test('T12 T13 only by whose account it is; others are told that it is not theirs, or nothing', async () => {
  const both = await ground.create({ in: { Lyon: 'learner', Lille: 'learner' } })
  const coach = await ground.create({ in: { Lyon: 'coach' } })
  const gone = await ground.create({ deletedAt: new Date() })
  const { owner } = ground.platform.people
  expect(await change('groupAdmin', both, { firstName: 'X' })).toEqual(refusal('not_yours'))
  expect(await change('userAdmin', coach, { firstName: 'X' })).toEqual(refusal('not_yours'))
  expect(await change('platformAdmin', owner.id, { firstName: 'X' })).toEqual(refusal('not_yours'))
  expect(await change('outsider', both, { firstName: 'X' })).toEqual(refusal('not_found'))
  expect(await change('coach', both, { firstName: 'X' })).toEqual(refusal('not_found'))
  expect(await change('platformAdmin', gone, { firstName: 'X' })).toEqual(refusal('deleted'))
  expect(await change('groupAdmin', coach, { firstName: 'X' })).toMatchObject({ ok: true })
})

test('T14 of what is posted, only the fields of the form are read', () => {
  const form = {
    accountId: '00000000-0000-7000-8000-000000000000',
    version: 'v',
    firstName: 'Ana',
    lastName: 'Durand',
    email: '',
    userName: 'ana',
    language: 'fr',
    deletionDate: '',
    additionalInfo: '',
  }
  const posted = {
    ...form,
    isOwner: 'true',
    status: 'active',
    passwordHash: 'x',
    temporaryPassword: 'mailed',
  }
  expect(accountChange.parse(posted)).toEqual({ ...form, email: null, deletionDate: null })
  expect(accountChange.safeParse({ ...form, firstName: 'Ana\r\nBcc: x' }).success).toBe(true)
  for (const wrong of [
    { firstName: '<b>' },
    { language: 'de' },
    { deletionDate: '2026-02-30' },
    { deletionDate: '0000-01-01' },
    { additionalInfo: 'x'.repeat(2001) },
  ]) {
    expect(accountChange.safeParse({ ...form, ...wrong }).success).toBe(false)
  }
})
