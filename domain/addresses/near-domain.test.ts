import { describe, expect, it } from 'vitest'
import { isOneLetterAway, meantAddress } from './near-domain'

describe('domains that were probably meant', () => {
  it.each([
    ['lea@gmial.com', 'lea@gmail.com'],
    ['lea@gmal.com', 'lea@gmail.com'],
    ['lea@gmaill.com', 'lea@gmail.com'],
    ['lea@gmsil.com', 'lea@gmail.com'],
    ['lea@ornage.fr', 'lea@orange.fr'],
    ['lea@gmail.co', 'lea@gmail.com'],
    ['lea@entrprise.example', 'lea@entreprise.example'],
  ])('%s is %s', (typed, meant) => {
    expect(meantAddress(typed, new Set(['entreprise.example']))).toBe(meant)
  })

  it.each([
    'lea@gmail.com',
    'lea@hotmail.fr',
    'lea@entreprise.example',
    'lea@gmile.co',
    'lea@exemple.fr',
    'lea.petit',
  ])('%s is what it is', (typed) => {
    expect(meantAddress(typed, new Set(['entreprise.example']))).toBeNull()
  })

  it.each([
    ['ab', 'ba', true],
    ['abc', 'acb', true],
    ['abc', 'abc', false],
    ['abcd', 'badc', false],
    ['abc', 'cba', false],
    ['a', '', true],
    ['abc', 'abcde', false],
  ])('%s and %s: %s', (a, b, near) => {
    expect(isOneLetterAway(a, b)).toBe(near)
    expect(isOneLetterAway(b, a)).toBe(near)
  })
})
