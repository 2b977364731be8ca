import { sql } from 'drizzle-orm'
import { beforeAll, beforeEach, describe, expect, test } from 'vitest'
import type { Database } from '@/db/client'
import { createAccounts } from '@/db/factories/accounts'
import { createCustomFields, type FieldRow } from '@/db/factories/custom-fields'
import { createInvitations } from '@/db/factories/invitations'
import { actorOf } from '@/db/factories/memberships'
import { type Cast, createPlatform, type Platform } from '@/db/factories/platform'
import { countStatements } from '@/tests/count-statements'
import { testDatabase } from '@/tests/database'
import { changeCustomField } from './change-custom-field'
import { createCustomField } from './create-custom-field'
import type { FieldInput } from './definition'
import { deleteCustomField } from './delete-custom-field'
import { listCustomFields } from './list-custom-fields'
import { listUsedFields } from './list-used-fields'
import { moveCustomField } from './move-custom-field'

let db: Database
let platform: Platform
/** The audit forgets nothing: what was there before the test. */
let before = 0

beforeAll(async () => {
  db = await testDatabase()
  platform = await createPlatform(db)
})
beforeEach(async () => {
  await db.execute(sql`delete from custom_fields`)
  await db.execute(sql`update accounts set custom_values = '{}'`)
  await db.execute(sql`update invitations set custom_values = '{}'`)
  const { rows } = await db.execute<{ count: number }>(sql`select count(*)::int as count from audit_events`)
  before = rows[0]?.count ?? 0
})

const actor = (who: Cast) => actorOf(db, platform.people[who])
const input = (changed: Partial<FieldInput> = {}): FieldInput => ({
  name: 'Matricule',
  kind: 'text',
  choices: [],
  required: false,
  askedAtFirstLogin: false,
  ...changed,
})
const defined = async (...rows: FieldRow[]) => {
  const [field] = await createCustomFields(db, rows)
  if (!field) throw new Error('no field')
  return field
}
const names = async () => (await listCustomFields(db)).map(({ name }) => name)
const events = async () =>
  (
    await db.execute(
      sql`select action, actor_id, target_id, details from audit_events order by id offset ${before}`,
    )
  ).rows
const used = async (fieldId: string) => {
  const field = (await listUsedFields(db, await actor('owner')))?.find(({ id }) => id === fieldId)
  if (!field) throw new Error('no such field')
  return field
}
const change = async (who: Cast, fieldId: string, changed: Partial<FieldInput>, version?: string) =>
  changeCustomField(db, await actor(who), {
    ...input(changed),
    fieldId,
    version: version ?? (await used(fieldId)).version,
  })

let turn = 0
/** People with the value, deleted ones, and pending invitations. */
async function give(fieldId: string, value: string, { people = 0, deleted = 0, invitations = 0 }) {
  turn += 1
  const customValues = { [fieldId]: value }
  const named = (kind: string, at: number) => ({
    firstName: 'A',
    lastName: 'B',
    email: `${kind}${turn}-${at}@g.example`,
    customValues,
  })
  await createAccounts(db, [
    ...Array.from({ length: people }, (_, at) => named('p', at)),
    ...Array.from({ length: deleted }, (_, at) => ({ ...named('d', at), deletedAt: new Date() })),
  ])
  const groups = [{ groupId: platform.groups.Lyon }]
  const invitedById = platform.people.groupAdmin.id
  await createInvitations(
    db,
    Array.from({ length: invitations }, (_, at) => ({ ...named('i', at), groups, invitedById })),
  )
}

describe('defining a field', () => {
  test('a platform administrator does, after the others; the audit says what', async () => {
    await defined({ name: 'Service' })
    const answer = await createCustomField(db, await actor('platformAdmin'), input({ required: true }))
    expect(answer).toMatchObject({ ok: true })
    expect(await names()).toEqual(['Service', 'Matricule'])
    expect(await events()).toMatchObject([
      {
        action: 'custom_field.created',
        actor_id: platform.people.platformAdmin.id,
        target_id: answer.ok && answer.value.fieldId,
        details: input({ required: true }),
      },
    ])
  })

  test('a name is there once, whatever its case; thirty fields are the most, also at once', async () => {
    const owner = await actor('owner')
    await createCustomFields(
      db,
      Array.from({ length: 28 }, (_, at) => ({ name: `Champ ${at}` })),
    )
    const again = createCustomField(db, owner, input({ name: 'CHAMP 3' }))
    expect(await again).toEqual({ ok: false, code: 'name_taken' })
    const answers = await Promise.all(
      ['a', 'b', 'c', 'd'].map((name) => createCustomField(db, owner, input({ name }))),
    )
    expect(answers.filter(({ ok }) => ok)).toHaveLength(2)
    expect(answers).toContainEqual({ ok: false, code: 'too_many' })
    expect(await names()).toHaveLength(30)
  })
})

describe('changing a field', () => {
  test('what was and what is are in the audit; saving what there is already is no event', async () => {
    const field = await defined({ name: 'Matricule' })
    expect(await change('owner', field.id, {})).toMatchObject({ ok: true })
    expect(await events()).toEqual([])
    expect(await change('owner', field.id, { name: 'Numéro', askedAtFirstLogin: true })).toMatchObject({
      ok: true,
    })
    expect(await events()).toMatchObject([
      {
        action: 'custom_field.changed',
        details: {
          name: { from: 'Matricule', to: 'Numéro' },
          askedAtFirstLogin: { from: false, to: true },
        },
      },
    ])
  })

  test('the kind changes as long as there is no value, and not once there is one, of whomever', async () => {
    const field = await defined({ name: 'Matricule' })
    expect(await change('owner', field.id, { kind: 'number' })).toMatchObject({ ok: true })
    for (const who of [{ people: 1 }, { deleted: 1 }, { invitations: 1 }]) {
      await give(field.id, '7', who)
      expect(await change('owner', field.id, { kind: 'date' })).toEqual({ ok: false, code: 'kind_used' })
      expect(await change('owner', field.id, { kind: 'number', required: true })).toMatchObject({ ok: true })
      await db.execute(sql`update accounts set custom_values = '{}'`)
      await db.execute(sql`update invitations set custom_values = '{}'`)
    }
    expect(await change('owner', field.id, { kind: 'date' })).toMatchObject({ ok: true })
  })

  test('a choice taken off stays with those who have it, and is counted', async () => {
    const field = await defined({ name: 'Service', kind: 'choice', choices: ['Vente', 'Atelier'] })
    await give(field.id, 'Atelier', { people: 2, invitations: 1 })
    await give(field.id, 'Vente', { deleted: 1 })
    const service = { name: 'Service', kind: 'choice' as const }
    expect(await change('owner', field.id, { ...service, choices: ['Vente'] })).toMatchObject({ ok: true })
    expect(await used(field.id)).toMatchObject({
      choices: ['Vente'],
      use: { people: 2, deleted: 1, invitations: 1 },
      usedChoices: {
        Atelier: { people: 2, deleted: 0, invitations: 1 },
        Vente: { people: 0, deleted: 1, invitations: 0 },
      },
    })
  })

  test('what somebody changed meanwhile is not overwritten unseen; two at once: one is told', async () => {
    const field = await defined({ name: 'Matricule' })
    const { version } = await used(field.id)
    const answers = await Promise.all([
      change('owner', field.id, { name: 'Un' }, version),
      change('platformAdmin', field.id, { name: 'Deux' }, version),
    ])
    expect(answers.filter(({ ok }) => ok)).toHaveLength(1)
    expect(answers).toContainEqual({ ok: false, code: 'changed_meanwhile' })
  })
})

describe('moving a field', () => {
  test('changes places with its neighbour; at the end it stays, and nothing is recorded', async () => {
    const fields = await createCustomFields(
      db,
      ['a', 'b', 'c'].map((name) => ({ name })),
    )
    const move = async (at: number, direction: 'up' | 'down') =>
      moveCustomField(db, await actor('owner'), { fieldId: fields[at]?.id ?? '', direction })
    await move(2, 'up')
    expect(await names()).toEqual(['a', 'c', 'b'])
    expect(await events()).toMatchObject([
      { action: 'custom_field.changed', details: { name: 'c', position: { from: 3, to: 2 } } },
    ])
    await move(0, 'up')
    await move(1, 'down')
    expect(await names()).toEqual(['a', 'c', 'b'])
    expect(await events()).toHaveLength(1)
    await Promise.all([move(0, 'down'), move(0, 'down')])
    expect(await names()).toEqual(['c', 'b', 'a'])
  })
})

describe('deleting a field', () => {
  const remove = async (who: Cast, fieldId: string, seen: number) =>
    deleteCustomField(db, await actor(who), { fieldId, seen })
  const left = async (fieldId: string) => {
    const { rows } = await db.execute(sql`
      select from accounts where custom_values ? ${fieldId}::text
      union all select from invitations where custom_values ? ${fieldId}::text`)
    return rows.length
  }

  test('takes all its values along, and no other; the audit says how many', async () => {
    const [gone, stays] = await createCustomFields(db, [{ name: 'Matricule' }, { name: 'Service' }])
    await give(gone?.id ?? '', '7', { people: 2, deleted: 1, invitations: 3 })
    await give(stays?.id ?? '', '8', { people: 1 })
    expect(await remove('platformAdmin', gone?.id ?? '', 6)).toMatchObject({ ok: true })
    expect([await left(gone?.id ?? ''), await left(stays?.id ?? '')]).toEqual([0, 1])
    expect(await names()).toEqual(['Service'])
    expect(await events()).toMatchObject([
      {
        action: 'custom_field.deleted',
        details: { name: 'Matricule', people: 2, deleted: 1, invitations: 3 },
      },
    ])
  })

  test('is refused when more would be lost than was seen', async () => {
    const field = await defined({ name: 'Matricule' })
    await give(field.id, '7', { people: 2 })
    expect(await remove('owner', field.id, 1)).toEqual({ ok: false, code: 'more_lost' })
    expect([await names(), await left(field.id), await events()]).toEqual([['Matricule'], 2, []])
    expect(await remove('owner', field.id, 2)).toMatchObject({ ok: true })
  })

  test('costs as many statements for 1,000 people as for one', async () => {
    const [one, many] = await createCustomFields(db, [{ name: 'Un' }, { name: 'Mille' }])
    await give(one?.id ?? '', '7', { people: 1, invitations: 1 })
    await give(many?.id ?? '', '7', { people: 1000, invitations: 1000 })
    const few = await countStatements(() => remove('owner', one?.id ?? '', 2))
    const listed = await countStatements(async () => listUsedFields(db, await actor('owner')))
    expect(await used(many?.id ?? '')).toMatchObject({ use: { people: 1000, invitations: 1000 } })
    expect(await countStatements(() => remove('owner', many?.id ?? '', 2000))).toBe(few)
    expect(listed).toBe(2)
    expect(await left(many?.id ?? '')).toBe(0)
  })
})

test('T12 A2 T13 for everybody else there are no definitions to see or to change', async () => {
  const field = await defined({ name: 'Matricule' })
  const { version } = await used(field.id)
  const fieldId = field.id
  const refused = { ok: false, code: 'not_found' }
  for (const who of ['groupAdmin', 'userAdmin', 'coach', 'author', 'learner', 'outsider'] as const) {
    const person = await actor(who)
    expect(await listUsedFields(db, person), who).toBeNull()
    const answers = [
      await createCustomField(db, person, input({ name: 'Pris' })),
      await changeCustomField(db, person, { ...input({ name: 'Pris' }), fieldId, version }),
      await moveCustomField(db, person, { fieldId, direction: 'up' }),
      await deleteCustomField(db, person, { fieldId, seen: 99 }),
    ]
    expect(answers, who).toEqual([refused, refused, refused, refused])
  }
  expect([await names(), await events()]).toEqual([['Matricule'], []])
  const nowhere = '00000000-0000-7000-8000-000000000000'
  const owner = await actor('owner')
  expect(await deleteCustomField(db, owner, { fieldId: nowhere, seen: 0 })).toEqual(refused)
  expect(await moveCustomField(db, owner, { fieldId: nowhere, direction: 'up' })).toEqual(refused)
  expect(await changeCustomField(db, owner, { ...input(), fieldId: nowhere, version })).toEqual(refused)
  expect(await deleteCustomField(db, owner, { fieldId, seen: 0 })).toMatchObject({ ok: true })
})
