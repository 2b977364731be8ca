import { sql } from 'drizzle-orm'
import { beforeAll, describe, expect, test } from 'vitest'
import { createAccounts } from '@/db/factories/accounts'
import { createCustomFields } from '@/db/factories/custom-fields'
import { createInvitations } from '@/db/factories/invitations'
import { deleteCustomField } from '@/domain/custom-fields/delete-custom-field'
import { linkToken } from '@/domain/links/token'
import { keys, layValuesGround, person, type ValuesGround } from '@/tests/custom-values-ground'
import { activateFor } from './activate-for'
import { findInvitationByToken } from './find-by-token'

let ground: ValuesGround
beforeAll(async () => {
  ground = await layValuesGround()
})

describe('the first login', () => {
  test('carries the invitation’s values into the account, and what was typed before them', async () => {
    await ground.invite('g@v.example', { [ground.staffNumber.id]: 'M-1', [ground.since.id]: '2020-01-01' })
    const { id } = await ground.invitationOf('g@v.example')
    const found = await findInvitationByToken(ground.db, keys, linkToken(keys, 'first-login', id, 1))
    expect(found).toMatchObject({ customValues: { [ground.staffNumber.id]: 'M-1' } })
    expect(await ground.accept('g@v.example', { [ground.staffNumber.id]: 'M-9' })).toMatchObject({ ok: true })
    expect(await ground.valuesOf('g@v.example')).toEqual({
      [ground.staffNumber.id]: 'M-9',
      [ground.since.id]: '2020-01-01',
    })
  })

  test('what the invitee emptied is no value; a field that is not there is none either', async () => {
    await ground.invite('h@v.example', { [ground.staffNumber.id]: 'M-1', [ground.since.id]: '2020-01-01' })
    const nowhere = '00000000-0000-7000-8000-000000000000'
    await ground.accept('h@v.example', { [ground.staffNumber.id]: '', [nowhere]: 'x' })
    expect(await ground.valuesOf('h@v.example')).toEqual({ [ground.since.id]: '2020-01-01' })
  })

  test('E2 who comes back keeps what is not new', async () => {
    const customValues = { [ground.staffNumber.id]: 'ancien', [ground.since.id]: '1999-01-01' }
    const deleted = { firstName: 'Ana', lastName: 'Durand', deletedAt: new Date(), customValues }
    await createAccounts(ground.db, [
      { ...deleted, email: 'i@v.example' },
      { ...deleted, email: 'j@v.example' },
    ])
    await ground.invite('i@v.example, j@v.example', {})
    await ground.accept('i@v.example', { [ground.staffNumber.id]: 'nouveau' })
    await ground.accept('j@v.example', { [ground.staffNumber.id]: '' })
    expect(await ground.valuesOf('i@v.example')).toEqual({
      ...customValues,
      [ground.staffNumber.id]: 'nouveau',
    })
    expect(await ground.valuesOf('j@v.example')).toEqual(customValues)
  })

  test('a refused acceptance writes no value (A1)', async () => {
    await ground.invite('k@v.example', { [ground.staffNumber.id]: 'M-1' })
    await ground.db.execute(sql`update invitation_memberships set invited_by_id = ${ground.platform.people.learner.id}
      where invitation_id = ${(await ground.invitationOf('k@v.example')).id}`)
    expect(await ground.accept('k@v.example', { [ground.staffNumber.id]: 'M-2' })).toMatchObject({
      code: 'waits_for_approval',
    })
    expect(await ground.valuesOf('k@v.example')).toBeUndefined()
    expect((await ground.invitationOf('k@v.example')).values).toEqual({ [ground.staffNumber.id]: 'M-1' })
  })
})

describe('activating for the person who is beside', () => {
  test('carries both along; T13 who does not manage the invitation writes nothing', async () => {
    await ground.invite('l@v.example', { [ground.since.id]: '2020-01-01' })
    const { id } = await ground.invitationOf('l@v.example')
    const given = { ...person, invitationId: id, customValues: { [ground.staffNumber.id]: 'M-3' } }
    expect(await activateFor(ground.db, await ground.as('outsider'), given)).toEqual({
      ok: false,
      code: 'not_found',
    })
    expect(await ground.valuesOf('l@v.example')).toBeUndefined()
    expect(await activateFor(ground.db, await ground.as('userAdmin'), given)).toMatchObject({ ok: true })
    expect(await ground.valuesOf('l@v.example')).toEqual({
      [ground.staffNumber.id]: 'M-3',
      [ground.since.id]: '2020-01-01',
    })
  })
})

test('a field that is deleted while people are invited and come leaves no value behind, and stops nobody', async () => {
  const [passing] = await createCustomFields(ground.db, [{ name: 'Éphémère' }])
  const customValues = { [passing?.id ?? '']: 'x' }
  const emails = Array.from({ length: 12 }, (_, at) => `r${at}@v.example`)
  const groups = [{ groupId: ground.platform.groups.Lyon }]
  const invitedById = ground.platform.people.groupAdmin.id
  await createInvitations(
    ground.db,
    emails.map((email) => ({ email, groups, invitedById, customValues })),
  )
  const deletion = { fieldId: passing?.id ?? '', seen: 99 }
  const answers = await Promise.all([
    ...emails.slice(0, 6).map((email) => ground.accept(email, customValues)),
    deleteCustomField(ground.db, await ground.as('owner'), deletion),
    ...emails.slice(6).map((email) => ground.accept(email, customValues)),
    ground.invite('s@v.example', customValues),
  ])
  expect(answers).toHaveLength(14)
  expect(answers.filter((answer) => typeof answer === 'object' && 'ok' in answer && !answer.ok)).toEqual([])
  const left = sql`custom_values ? ${passing?.id ?? ''}::text`
  expect(await ground.one(sql`select from accounts where ${left}`)).toBeUndefined()
  expect(await ground.one(sql`select from invitations where ${left}`)).toBeUndefined()
})
