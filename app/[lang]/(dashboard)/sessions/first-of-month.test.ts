import { expect, test } from 'vitest'
import { withFirst } from './first-of-month'

test('in French the first of a month is 1er, and no other number changes', () => {
  expect(withFirst('1 octobre 2026', 'fr')).toBe('1er octobre 2026')
  expect(withFirst('1–11 oct. 2021', 'fr')).toBe('1er–11 oct. 2021')
  expect(withFirst('21 sept. – 1 oct. 2026', 'fr')).toBe('21 sept. – 1er oct. 2026')
  expect(withFirst('1 October 2026', 'en')).toBe('1 October 2026')
})
