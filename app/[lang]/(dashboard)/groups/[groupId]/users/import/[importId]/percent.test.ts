import { expect, test } from 'vitest'
import { percentOf } from './percent'

test('a hundred only when nothing is left, and nothing while it is not known of how many', () => {
  expect(percentOf({ dealt: 0, rows: null })).toBe(0)
  expect(percentOf({ dealt: 0, rows: 0 })).toBe(0)
  expect(percentOf({ dealt: 1, rows: 3 })).toBe(33)
  expect(percentOf({ dealt: 99_999, rows: 100_000 })).toBe(99)
  expect(percentOf({ dealt: 100_000, rows: 100_000 })).toBe(100)
})
