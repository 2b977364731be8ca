import { sql } from 'drizzle-orm'
import { beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { createCustomFields } from '@/db/factories/custom-fields'
import type { Cast } from '@/db/factories/platform'
import { countStatements } from '@/tests/count-statements'
import { type FieldsGround, layFieldsGround } from '@/tests/fields-ground'
import { deleteCustomField } from './delete-custom-field'
import { listUsedFields } from './list-used-fields'

let ground: FieldsGround
beforeAll(async () => {
  ground = await layFieldsGround()
})
beforeEach(() => ground.empty())

describe('deleting a field', () => {
  const remove = async (who: Cast, fieldId: string, seen: number) =>
    deleteCustomField(ground.db, await ground.actor(who), { fieldId, seen })
  const left = async (fieldId: string) => {
    const { rows } = await ground.db.execute(sql`
      select from accounts where custom_values ? ${fieldId}::text
      union all select from invitations where custom_values ? ${fieldId}::text`)
    return rows.length
  }

  test('takes all its values along, and no other; the audit says how many', async () => {
    const [gone, stays] = await createCustomFields(ground.db, [{ name: 'Matricule' }, { name: 'Service' }])
    await ground.give(gone?.id ?? '', '7', { people: 2, deleted: 1, invitations: 3 })
    await ground.give(stays?.id ?? '', '8', { people: 1 })
    expect(await remove('platformAdmin', gone?.id ?? '', 6)).toMatchObject({ ok: true })
    expect([await left(gone?.id ?? ''), await left(stays?.id ?? '')]).toEqual([0, 1])
    expect(await ground.names()).toEqual(['Service'])
    expect(await ground.events()).toMatchObject([
      {
        action: 'custom_field.deleted',
        details: { name: 'Matricule', people: 2, deleted: 1, invitations: 3 },
      },
    ])
  })

  test('is refused when more would be lost than was seen', async () => {
    const field = await ground.defined({ name: 'Matricule' })
    await ground.give(field.id, '7', { people: 2 })
    expect(await remove('owner', field.id, 1)).toEqual({ ok: false, code: 'more_lost' })
    expect([await ground.names(), await left(field.id), await ground.events()]).toEqual([
      ['Matricule'],
      2,
      [],
    ])
    expect(await remove('owner', field.id, 2)).toMatchObject({ ok: true })
  })

  test('costs as many statements for 1,000 people as for one', async () => {
    const [one, many] = await createCustomFields(ground.db, [{ name: 'Un' }, { name: 'Mille' }])
    await ground.give(one?.id ?? '', '7', { people: 1, invitations: 1 })
    await ground.give(many?.id ?? '', '7', { people: 1000, invitations: 1000 })
    const few = await countStatements(() => remove('owner', one?.id ?? '', 2))
    const listed = await countStatements(async () => listUsedFields(ground.db, await ground.actor('owner')))
    expect(await ground.used(many?.id ?? '')).toMatchObject({ use: { people: 1000, invitations: 1000 } })
    expect(await countStatements(() => remove('owner', many?.id ?? '', 2000))).toBe(few)
    expect(listed).toBe(2)
    expect(await left(many?.id ?? '')).toBe(0)
  })
})
