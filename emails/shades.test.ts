import fc from 'fast-check'
import { expect, test } from 'vitest'
import { contrastOf, shadesOf } from './shades'

const colour = fc.tuple(fc.nat(255), fc.nat(255), fc.nat(255)).map((parts) => {
  return `#${parts.map((part) => part.toString(16).padStart(2, '0')).join('')}`
})

test('contrast is counted as WCAG counts it', () => {
  expect(contrastOf('#000000', '#ffffff')).toBeCloseTo(21)
  expect(contrastOf('#767676', '#ffffff')).toBeCloseTo(4.54, 2)
})

test('an accent with enough contrast is kept; any other is corrected until it has it', () => {
  expect(shadesOf('#0f766e').light).toBe('#0f766e')
  fc.assert(
    fc.property(colour, (accent) => {
      const { light, dark, onLight, onDark } = shadesOf(accent)
      for (const [a, b] of [
        [light, '#ffffff'],
        [light, onLight],
        [dark, '#121110'],
        [dark, onDark],
      ] as const) {
        expect(contrastOf(a, b)).toBeGreaterThanOrEqual(4.5)
      }
    }),
  )
})
