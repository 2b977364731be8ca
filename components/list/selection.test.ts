import { expect, test } from 'vitest'
import { between } from './selection'

test('a range goes from the last row turned to this one, in either direction', () => {
  const ids = ['a', 'b', 'c', 'd']
  expect(between(ids, 'b', 'd')).toEqual(['b', 'c', 'd'])
  expect(between(ids, 'c', 'a')).toEqual(['a', 'b', 'c'])
})

test('a row that has left the list since starts no range', () => {
  expect(between(['a', 'b'], 'gone', 'b')).toEqual(['b'])
})
