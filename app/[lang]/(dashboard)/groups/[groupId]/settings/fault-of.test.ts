import { expect, test } from 'vitest'
import type { z } from 'zod'
import { newGroup, renaming } from '@/domain/groups/input'
import { faultOf } from './fault-of'

const groupId = '0199aa00-0000-7000-8000-000000000000'

function faultIn(schema: z.ZodType, given: unknown) {
  const { error } = schema.safeParse(given)
  return error && faultOf(error)
}

test('one sentence about a name, whatever and however much is wrong with it', () => {
  expect(faultIn(renaming, { groupId, name: ' ' })).toBe('name_missing')
  expect(faultIn(renaming, { groupId, name: 'a@b.fr' }), 'a sign, and a link').toBe('name_characters')
  expect(faultIn(renaming, { groupId, name: `${'x'.repeat(130)}<b>` })).toBe('name_long')
  expect(faultIn(newGroup, { parentId: groupId, name: 'Lyon', visibility: null })).toBe('visibility_missing')
  expect(faultIn(renaming, { groupId, name: 'Lyon' }), 'the control').toBeUndefined()
})

test('what no page of ours sends is not explained', () => {
  expect(faultIn(renaming, { groupId: 'x', name: 'a@b.fr' })).toBe('wrong')
  expect(faultIn(renaming, null)).toBe('wrong')
})
