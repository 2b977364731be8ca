import { expect, test } from 'vitest'
import { invitationSelection } from './input'

test('T14 a deed on all that match is never done to more than was meant', () => {
  const read = (matching: unknown) => invitationSelection.safeParse({ matching }).success
  expect(read({})).toBe(true)
  expect(read({ search: 'ana', state: 'expired', groupId: undefined })).toBe(true)
  for (const nonsense of [
    { state: 'gone' },
    { groupId: 'lyon' },
    { search: 'x'.repeat(255) },
    { search: '\0' },
    { inviter: 'ana' },
  ]) {
    expect(read(nonsense), JSON.stringify(nonsense)).toBe(false)
  }
})
