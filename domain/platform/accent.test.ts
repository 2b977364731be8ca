import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { accentPair, contrast, parse } from './accent'

const page = { light: parse('#ffffff'), dark: parse('#12110f') }
const hex = fc.integer({ min: 0, max: 0xffffff }).map((value) => `#${value.toString(16).padStart(6, '0')}`)

describe('the platform’s colour', () => {
  it('can be read in both themes, and so can the words on it, whatever the colour', () => {
    fc.assert(
      fc.property(hex, (colour) => {
        const { light, onLight, dark, onDark } = accentPair(colour)
        expect(contrast(parse(light), page.light)).toBeGreaterThanOrEqual(4.5)
        expect(contrast(parse(dark), page.dark)).toBeGreaterThanOrEqual(4.5)
        expect(contrast(parse(light), parse(onLight))).toBeGreaterThanOrEqual(4.5)
        expect(contrast(parse(dark), parse(onDark))).toBeGreaterThanOrEqual(4.5)
      }),
    )
  })
  it('stays as it is where it is readable already', () => {
    expect(accentPair('#0f5e56').light).toBe('#0f5e56')
    expect(accentPair('#7fd8cd').dark).toBe('#7fd8cd')
  })
  it('measures contrast as WCAG does', () => {
    expect(contrast(parse('#000000'), parse('#ffffff'))).toBeCloseTo(21)
    expect(contrast(parse('#777777'), parse('#ffffff'))).toBeCloseTo(4.48, 1)
  })
})
