import { expect, test } from 'vitest'
import { activationInput, addressCorrection, invitationSelection } from './input'

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

test('T14 correcting and activating take what they name, and nothing else', () => {
  const invitationId = '019aab6e-1f1a-7c63-9d2c-0123456789ab'
  const person = { firstName: 'Ana', lastName: 'Durand', password: 'cerise radiateur jeudi lampe' }
  const more = { status: 'accepted', linkVersion: 9, isOwner: true, passwordHash: 'x' }
  const correction = { invitationId, email: 'ana@exemple.example' }
  expect(addressCorrection.parse({ ...correction, ...more })).toEqual(correction)
  expect(activationInput.parse({ ...person, invitationId, ...more })).toEqual({ ...person, invitationId })
  for (const id of ['', 'x', null])
    expect(addressCorrection.safeParse({ ...correction, invitationId: id }).success).toBe(false)
})
