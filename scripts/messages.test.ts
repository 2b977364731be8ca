import { expect, test } from 'vitest'
import { translationFaults } from './messages'

test('the same keys and arguments in both languages are right', () => {
  const fr = { a: { b: 'Bonjour {name}' }, n: '{count, plural, one {# invité} other {invités de {name}}}' }
  const en = { a: { b: 'Hello {name}' }, n: '{count, plural, one {# guest} other {guests}} of {name}' }
  expect(translationFaults(fr, en)).toEqual([])
})

test('a key that one language lacks is a fault', () => {
  expect(translationFaults({ a: 'x', b: { c: 'y' } }, { a: 'x' })).toEqual(['b.c: only in fr.json'])
  expect(translationFaults({}, { a: 'x' })).toEqual(['a: only in en.json'])
})

test('an empty text is a fault', () => {
  expect(translationFaults({ a: ' ' }, { a: 'x' })).toEqual(['a: empty'])
})

test('an argument, a kind or a tag that differs is a fault', () => {
  expect(translationFaults({ a: 'de {name}' }, { a: 'by {nom}' })).toEqual(['a: fr has {name}, en has {nom}'])
  expect(translationFaults({ a: '{n, number}' }, { a: '{n}' })).toHaveLength(1)
  expect(translationFaults({ a: '<b>x</b>' }, { a: 'x' })).toEqual(['a: fr has <b>, en has no arguments'])
})
