import { describe, expect, test } from 'vitest'
import { excerpt, readEntries, survey, toText } from './entries'

const many = (count: number, write: (at: number) => string) =>
  Array.from({ length: count }, (_, at) => write(at)).join('\n')

describe('I1 the addresses of the field', () => {
  test('each has its state: good, to correct and why, or there twice', () => {
    const entries = readEntries('Ana <ana@a.example>; ANA@a.example, rubbish b@a.example')
    expect(entries.map(({ address, fault }) => address ?? fault)).toEqual([
      'ana@a.example',
      'ana@a.example',
      'no_at_sign',
      'b@a.example',
    ])
    const { valid, invalid, twice } = survey(entries)
    expect({ valid, invalid }).toEqual({ valid: 2, invalid: 1 })
    expect([...twice]).toEqual([entries[1]?.id])
  })

  test('a pasted part that several addresses hide in is several entries', () => {
    expect(readEntries('a@a.example\tb@a.example')).toHaveLength(2)
  })

  test('what is sent is what was typed, the unfinished address included', () => {
    expect(toText(readEntries('a@a.example, rubbish'), ' c@a.example ')).toBe(
      'a@a.example\nrubbish\nc@a.example',
    )
  })
})

describe('thousands of addresses', () => {
  test('few are drawn, those to correct among them; the others are figures', () => {
    const entries = readEntries(many(10_000, (at) => (at === 5000 ? 'rubbish' : `p${at}@a.example`)))
    const { shown, hidden } = excerpt(entries, survey(entries).twice, 200)
    expect(shown.length).toBeLessThan(220)
    expect(shown.some(({ text }) => text === 'rubbish')).toBe(true)
    expect(shown.at(-1)?.text).toBe('p9999@a.example')
    expect(hidden).toEqual({ good: 10_000 - shown.length, bad: 0 })
  })

  test('a short list is drawn whole', () => {
    const entries = readEntries('a@a.example b@a.example')
    expect(excerpt(entries, new Set(), 200)).toEqual({ shown: entries, hidden: { good: 0, bad: 0 } })
  })
})
