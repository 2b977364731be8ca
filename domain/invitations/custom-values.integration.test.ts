import { sql } from 'drizzle-orm'
import { beforeAll, describe, expect, test } from 'vitest'
import type { Database } from '@/db/client'
import { createAccounts } from '@/db/factories/accounts'
import { createCustomFields } from '@/db/factories/custom-fields'
import { createInvitations } from '@/db/factories/invitations'
import { actorOf } from '@/db/factories/memberships'
import { createPlatform, type Platform } from '@/db/factories/platform'
import type { CustomValues } from '@/db/schema'
import { deleteCustomField } from '@/domain/custom-fields/delete-custom-field'
import type { CustomField } from '@/domain/custom-fields/input'
import { linkToken } from '@/domain/links/token'
import { countStatements } from '@/tests/count-statements'
import { testDatabase } from '@/tests/database'
import { acceptInvitation } from './accept-invitation'
import { activateFor } from './activate-for'
import { findInvitationByToken } from './find-by-token'
import type { InviteInput } from './input'
import { inviteIntoGroup } from './invite-into-group'

const keys = { current: 'a secret that only this test has, and long enough' }
const person = { firstName: 'Ana', lastName: 'Durand', passwordHash: 'not a real hash' }

let db: Database
let platform: Platform
let staffNumber: CustomField
let since: CustomField

beforeAll(async () => {
  db = await testDatabase()
  platform = await createPlatform(db)
  const fields = await createCustomFields(db, [
    { name: 'Matricule', required: true, askedAtFirstLogin: true },
    { name: 'Date d’entrée', kind: 'date' },
  ])
  staffNumber = fields[0] as CustomField
  since = fields[1] as CustomField
})

const as = (who: keyof Platform['people']) => actorOf(db, platform.people[who])

async function invite(emails: string, customValues: CustomValues, more: Partial<InviteInput> = {}) {
  const groupId = platform.groups.Lyon
  const usual = { roles: ['learner' as const], language: 'fr' as const, deletionDate: null, mailAgain: false }
  const input = { groupId, emails, ...usual, ...more, customValues }
  const answer = await inviteIntoGroup(db, keys, await as('groupAdmin'), input)
  return answer.ok ? answer.value.map(({ outcome }) => outcome) : answer.code
}

async function one<Row extends Record<string, unknown>>(query: ReturnType<typeof sql>) {
  return (await db.execute<Row>(query)).rows[0]
}
const invitationOf = async (email: string) => {
  const found = await one<{ id: string; values: CustomValues }>(
    sql`select id, custom_values as values from invitations where email = ${email} and status = 'pending'`,
  )
  if (!found) throw new Error(`${email} is not invited`)
  return found
}
const valuesOf = async (email: string) =>
  (
    await one<{ values: CustomValues }>(
      sql`select custom_values as values from accounts where email = ${email}`,
    )
  )?.values
const accept = async (email: string, customValues?: CustomValues) => {
  const { id } = await invitationOf(email)
  const token = linkToken(keys, 'first-login', id, 1)
  return acceptInvitation(db, keys, {
    ...person,
    token,
    invitationId: id,
    ...(customValues && { customValues }),
  })
}

describe('inviting with values', () => {
  test('every new invitation has them; the audit says which fields, not what is in them', async () => {
    const values = { [staffNumber.id]: 'M-7', [since.id]: '2024-02-29' }
    expect(await invite('a@v.example, b@v.example', values)).toEqual(['invited', 'invited'])
    for (const email of ['a@v.example', 'b@v.example'])
      expect((await invitationOf(email)).values).toEqual(values)
    const { id } = await invitationOf('a@v.example')
    const event = await one(sql`select details from audit_events where target_id = ${id}`)
    expect(event).toMatchObject({ details: { customFields: Object.keys(values) } })
    expect(JSON.stringify(event)).not.toContain('M-7')
  })

  test('T16 no value is in a mail', async () => {
    await invite('n@v.example', { [staffNumber.id]: 'https://piege.example/entrez' })
    const { id } = await invitationOf('n@v.example')
    const mail = await one(sql`select m.* from mails m where invitation_id = ${id}`)
    expect(mail).toMatchObject({ recipient: 'n@v.example' })
    expect(JSON.stringify(mail)).not.toContain('piege')
  })

  test('I2 a pending invitation takes what it has none of, and keeps what it has', async () => {
    await invite('c@v.example', { [staffNumber.id]: 'M-1' })
    const { Lille } = platform.groups
    const answer = inviteIntoGroup(db, keys, await as('platformAdmin'), {
      groupId: Lille,
      emails: 'c@v.example',
      roles: ['learner'],
      language: 'fr',
      deletionDate: null,
      mailAgain: false,
      customValues: { [staffNumber.id]: 'M-2', [since.id]: '2020-01-01' },
    })
    expect(await answer).toMatchObject({ ok: true })
    expect((await invitationOf('c@v.example')).values).toEqual({
      [staffNumber.id]: 'M-1',
      [since.id]: '2020-01-01',
    })
  })

  test('to fill in a pending invitation is a change, also when its group is not new; else it is none', async () => {
    await invite('d@v.example', {})
    expect(await invite('d@v.example', {})).toEqual(['added'])
    const { id } = await invitationOf('d@v.example')
    const events = () =>
      one<{ count: number }>(sql`select count(*)::int as count from audit_events where target_id = ${id}`)
    expect(await events()).toEqual({ count: 1 })
    await invite('d@v.example', { [since.id]: '2020-01-01' })
    await invite('d@v.example', { [since.id]: '2021-01-01' })
    expect(await events()).toEqual({ count: 2 })
    expect((await invitationOf('d@v.example')).values).toEqual({ [since.id]: '2020-01-01' })
  })

  test('T12 who may not invite writes no value, on a new invitation or on a pending one', async () => {
    await invite('e@v.example', {})
    for (const who of ['coach', 'author', 'learner', 'outsider'] as const) {
      const answer = inviteIntoGroup(db, keys, await as(who), {
        groupId: platform.groups.Lyon,
        emails: 'e@v.example, f@v.example',
        roles: ['learner'],
        language: 'fr',
        deletionDate: null,
        mailAgain: false,
        customValues: { [since.id]: '2020-01-01' },
      })
      expect(await answer).toEqual({ ok: false, code: 'not_found' })
    }
    expect((await invitationOf('e@v.example')).values).toEqual({})
    await expect(invitationOf('f@v.example')).rejects.toThrow('not invited')
  })

  test('costs as many statements for 1,000 people as for one', async () => {
    const values = { [since.id]: '2020-01-01' }
    const list = Array.from({ length: 1000 }, (_, at) => `m${at}@v.example`).join('\n')
    const few = await countStatements(() => invite('m@v.example', values))
    expect(await countStatements(() => invite(list, values))).toBe(few)
    expect((await invitationOf('m999@v.example')).values).toEqual(values)
  })
})

describe('the first login', () => {
  test('carries the invitation’s values into the account, and what was typed before them', async () => {
    await invite('g@v.example', { [staffNumber.id]: 'M-1', [since.id]: '2020-01-01' })
    const { id } = await invitationOf('g@v.example')
    const found = await findInvitationByToken(db, keys, linkToken(keys, 'first-login', id, 1))
    expect(found).toMatchObject({ customValues: { [staffNumber.id]: 'M-1' } })
    expect(await accept('g@v.example', { [staffNumber.id]: 'M-9' })).toMatchObject({ ok: true })
    expect(await valuesOf('g@v.example')).toEqual({ [staffNumber.id]: 'M-9', [since.id]: '2020-01-01' })
  })

  test('what the invitee emptied is no value; a field that is not there is none either', async () => {
    await invite('h@v.example', { [staffNumber.id]: 'M-1', [since.id]: '2020-01-01' })
    const nowhere = '00000000-0000-7000-8000-000000000000'
    await accept('h@v.example', { [staffNumber.id]: '', [nowhere]: 'x' })
    expect(await valuesOf('h@v.example')).toEqual({ [since.id]: '2020-01-01' })
  })

  test('E2 who comes back keeps what is not new', async () => {
    const customValues = { [staffNumber.id]: 'ancien', [since.id]: '1999-01-01' }
    const deleted = { firstName: 'Ana', lastName: 'Durand', deletedAt: new Date(), customValues }
    await createAccounts(db, [
      { ...deleted, email: 'i@v.example' },
      { ...deleted, email: 'j@v.example' },
    ])
    await invite('i@v.example, j@v.example', {})
    await accept('i@v.example', { [staffNumber.id]: 'nouveau' })
    await accept('j@v.example', { [staffNumber.id]: '' })
    expect(await valuesOf('i@v.example')).toEqual({ ...customValues, [staffNumber.id]: 'nouveau' })
    expect(await valuesOf('j@v.example')).toEqual(customValues)
  })

  test('a refused acceptance writes no value (A1)', async () => {
    await invite('k@v.example', { [staffNumber.id]: 'M-1' })
    await db.execute(sql`update invitation_memberships set invited_by_id = ${platform.people.learner.id}
      where invitation_id = ${(await invitationOf('k@v.example')).id}`)
    expect(await accept('k@v.example', { [staffNumber.id]: 'M-2' })).toMatchObject({
      code: 'waits_for_approval',
    })
    expect(await valuesOf('k@v.example')).toBeUndefined()
    expect((await invitationOf('k@v.example')).values).toEqual({ [staffNumber.id]: 'M-1' })
  })
})

describe('activating for the person who is beside', () => {
  test('carries both along; T13 who does not manage the invitation writes nothing', async () => {
    await invite('l@v.example', { [since.id]: '2020-01-01' })
    const { id } = await invitationOf('l@v.example')
    const given = { ...person, invitationId: id, customValues: { [staffNumber.id]: 'M-3' } }
    expect(await activateFor(db, await as('outsider'), given)).toEqual({ ok: false, code: 'not_found' })
    expect(await valuesOf('l@v.example')).toBeUndefined()
    expect(await activateFor(db, await as('userAdmin'), given)).toMatchObject({ ok: true })
    expect(await valuesOf('l@v.example')).toEqual({ [staffNumber.id]: 'M-3', [since.id]: '2020-01-01' })
  })
})

test('a field that is deleted while people are invited and come leaves no value behind, and stops nobody', async () => {
  const [passing] = await createCustomFields(db, [{ name: 'Éphémère' }])
  const customValues = { [passing?.id ?? '']: 'x' }
  const emails = Array.from({ length: 12 }, (_, at) => `r${at}@v.example`)
  const groups = [{ groupId: platform.groups.Lyon }]
  const invitedById = platform.people.groupAdmin.id
  await createInvitations(
    db,
    emails.map((email) => ({ email, groups, invitedById, customValues })),
  )
  const deletion = { fieldId: passing?.id ?? '', seen: 99 }
  const answers = await Promise.all([
    ...emails.slice(0, 6).map((email) => accept(email, customValues)),
    deleteCustomField(db, await as('owner'), deletion),
    ...emails.slice(6).map((email) => accept(email, customValues)),
    invite('s@v.example', customValues),
  ])
  expect(answers).toHaveLength(14)
  expect(answers.filter((answer) => typeof answer === 'object' && 'ok' in answer && !answer.ok)).toEqual([])
  const left = sql`custom_values ? ${passing?.id ?? ''}::text`
  expect(await one(sql`select from accounts where ${left}`)).toBeUndefined()
  expect(await one(sql`select from invitations where ${left}`)).toBeUndefined()
})
