import { expect, test } from 'vitest'
import { seal, unseal } from './sealing'

const keys = { current: 'a secret that only these tests have, long enough' }
const text = Buffer.from('prénom;mot de passe')

test('what is sealed reads back as itself, and differs each time', () => {
  const sealed = seal(keys, 'a/0', text)
  expect(unseal(keys, 'a/0', sealed)).toEqual(text)
  expect(seal(keys, 'a/0', text)).not.toEqual(sealed)
  expect(sealed.includes('passe')).toBe(false)
})

test('T04 no other secret, no other place and no other byte opens it; the former secret does while one is replaced', () => {
  const sealed = seal(keys, 'a/0', text)
  expect(() => unseal({ current: 'another secret, which is long enough too' }, 'a/0', sealed)).toThrow()
  expect(() => unseal(keys, 'a/1', sealed)).toThrow()
  for (const at of [0, 20, sealed.length - 1]) {
    const changed = Buffer.from(sealed)
    changed[at] = (changed[at] ?? 0) ^ 1
    expect(() => unseal(keys, 'a/0', changed)).toThrow()
  }
  const replaced = { current: 'another secret, which is long enough too', previous: keys.current }
  expect(unseal(replaced, 'a/0', sealed)).toEqual(text)
})
