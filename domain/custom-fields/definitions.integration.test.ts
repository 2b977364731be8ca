import { sql } from 'drizzle-orm'
import { beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { createCustomFields } from '@/db/factories/custom-fields'
import type { Cast } from '@/db/factories/platform'
import { type FieldsGround, fieldInput, layFieldsGround } from '@/tests/fields-ground'
import { changeCustomField } from './change-custom-field'
import { createCustomField } from './create-custom-field'
import type { FieldInput } from './definition'
import { deleteCustomField } from './delete-custom-field'
import { listUsedFields } from './list-used-fields'
import { moveCustomField } from './move-custom-field'

let ground: FieldsGround
beforeAll(async () => {
  ground = await layFieldsGround()
})
beforeEach(() => ground.empty())

const change = async (who: Cast, fieldId: string, changed: Partial<FieldInput>, version?: string) =>
  changeCustomField(ground.db, await ground.actor(who), {
    ...fieldInput(changed),
    fieldId,
    version: version ?? (await ground.used(fieldId)).version,
  })

describe('defining a field', () => {
  test('a platform administrator does, after the others; the audit says what', async () => {
    await ground.defined({ name: 'Service' })
    const answer = await createCustomField(
      ground.db,
      await ground.actor('platformAdmin'),
      fieldInput({ required: true }),
    )
    expect(answer).toMatchObject({ ok: true })
    expect(await ground.names()).toEqual(['Service', 'Matricule'])
    expect(await ground.events()).toMatchObject([
      {
        action: 'custom_field.created',
        actor_id: ground.platform.people.platformAdmin.id,
        target_id: answer.ok && answer.value.fieldId,
        details: fieldInput({ required: true }),
      },
    ])
  })

  test('a name is there once, whatever its case; thirty fields are the most, also at once', async () => {
    const owner = await ground.actor('owner')
    await createCustomFields(
      ground.db,
      Array.from({ length: 28 }, (_, at) => ({ name: `Champ ${at}` })),
    )
    const again = createCustomField(ground.db, owner, fieldInput({ name: 'CHAMP 3' }))
    expect(await again).toEqual({ ok: false, code: 'name_taken' })
    const answers = await Promise.all(
      ['a', 'b', 'c', 'd'].map((name) => createCustomField(ground.db, owner, fieldInput({ name }))),
    )
    expect(answers.filter(({ ok }) => ok)).toHaveLength(2)
    expect(answers).toContainEqual({ ok: false, code: 'too_many' })
    expect(await ground.names()).toHaveLength(30)
  })
})

describe('changing a field', () => {
  test('what was and what is are in the audit; saving what there is already is no event', async () => {
    const field = await ground.defined({ name: 'Matricule' })
    expect(await change('owner', field.id, {})).toMatchObject({ ok: true })
    expect(await ground.events()).toEqual([])
    expect(await change('owner', field.id, { name: 'Numéro', askedAtFirstLogin: true })).toMatchObject({
      ok: true,
    })
    expect(await ground.events()).toMatchObject([
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
    const field = await ground.defined({ name: 'Matricule' })
    expect(await change('owner', field.id, { kind: 'number' })).toMatchObject({ ok: true })
    for (const who of [{ people: 1 }, { deleted: 1 }, { invitations: 1 }]) {
      await ground.give(field.id, '7', who)
      expect(await change('owner', field.id, { kind: 'date' })).toEqual({ ok: false, code: 'kind_used' })
      expect(await change('owner', field.id, { kind: 'number', required: true })).toMatchObject({ ok: true })
      await ground.db.execute(sql`update accounts set custom_values = '{}'`)
      await ground.db.execute(sql`update invitations set custom_values = '{}'`)
    }
    expect(await change('owner', field.id, { kind: 'date' })).toMatchObject({ ok: true })
  })

  test('a choice taken off stays with those who have it, and is counted', async () => {
    const field = await ground.defined({ name: 'Service', kind: 'choice', choices: ['Vente', 'Atelier'] })
    await ground.give(field.id, 'Atelier', { people: 2, invitations: 1 })
    await ground.give(field.id, 'Vente', { deleted: 1 })
    const service = { name: 'Service', kind: 'choice' as const }
    expect(await change('owner', field.id, { ...service, choices: ['Vente'] })).toMatchObject({ ok: true })
    expect(await ground.used(field.id)).toMatchObject({
      choices: ['Vente'],
      use: { people: 2, deleted: 1, invitations: 1 },
      usedChoices: {
        Atelier: { people: 2, deleted: 0, invitations: 1 },
        Vente: { people: 0, deleted: 1, invitations: 0 },
      },
    })
  })

  test('what somebody changed meanwhile is not overwritten unseen; two at once: one is told', async () => {
    const field = await ground.defined({ name: 'Matricule' })
    const { version } = await ground.used(field.id)
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
      ground.db,
      ['a', 'b', 'c'].map((name) => ({ name })),
    )
    const move = async (at: number, direction: 'up' | 'down') =>
      moveCustomField(ground.db, await ground.actor('owner'), { fieldId: fields[at]?.id ?? '', direction })
    await move(2, 'up')
    expect(await ground.names()).toEqual(['a', 'c', 'b'])
    expect(await ground.events()).toMatchObject([
      { action: 'custom_field.changed', details: { name: 'c', position: { from: 3, to: 2 } } },
    ])
    await move(0, 'up')
    await move(1, 'down')
    expect(await ground.names()).toEqual(['a', 'c', 'b'])
    expect(await ground.events()).toHaveLength(1)
    await Promise.all([move(0, 'down'), move(0, 'down')])
    expect(await ground.names()).toEqual(['c', 'b', 'a'])
  })
})

test('T12 A2 T13 for everybody else there are no definitions to see or to change', async () => {
  const field = await ground.defined({ name: 'Matricule' })
  const { version } = await ground.used(field.id)
  const fieldId = field.id
  const refused = { ok: false, code: 'not_found' }
  for (const who of ['groupAdmin', 'userAdmin', 'coach', 'author', 'learner', 'outsider'] as const) {
    const person = await ground.actor(who)
    expect(await listUsedFields(ground.db, person), who).toBeNull()
    const answers = [
      await createCustomField(ground.db, person, fieldInput({ name: 'Pris' })),
      await changeCustomField(ground.db, person, { ...fieldInput({ name: 'Pris' }), fieldId, version }),
      await moveCustomField(ground.db, person, { fieldId, direction: 'up' }),
      await deleteCustomField(ground.db, person, { fieldId, seen: 99 }),
    ]
    expect(answers, who).toEqual([refused, refused, refused, refused])
  }
  expect([await ground.names(), await ground.events()]).toEqual([['Matricule'], []])
  const nowhere = '00000000-0000-7000-8000-000000000000'
  const owner = await ground.actor('owner')
  expect(await deleteCustomField(ground.db, owner, { fieldId: nowhere, seen: 0 })).toEqual(refused)
  expect(await moveCustomField(ground.db, owner, { fieldId: nowhere, direction: 'up' })).toEqual(refused)
  expect(await changeCustomField(ground.db, owner, { ...fieldInput(), fieldId: nowhere, version })).toEqual(
    refused,
  )
  expect(await deleteCustomField(ground.db, owner, { fieldId, seen: 0 })).toMatchObject({ ok: true })
})
