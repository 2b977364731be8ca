import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { type CustomField, type FieldKind, readCustomValues } from './input'

const field = (kind: FieldKind, more: Partial<CustomField> = {}): CustomField => ({
  id: kind,
  name: kind,
  kind,
  choices: kind === 'choice' ? ['Vente', 'Fournil'] : [],
  required: false,
  askedAtFirstLogin: false,
  ...more,
})

function read(
  kind: FieldKind,
  typed: string | File,
  more: Partial<CustomField> = {},
  kept: Record<string, string> = {},
) {
  const form = new FormData()
  form.set(`custom.${kind}`, typed)
  const answer = readCustomValues([field(kind, more)], form, { requireAll: true, kept })
  return answer.ok ? answer.values[kind] : answer.faults[0]?.fault
}

describe('what people type becomes what is kept', () => {
  test.each([
    ['1250', '1250'],
    ['1 250,50', '1250.5'],
    ['1\u202f250,5', '1250.5'],
    ['1\u00a0250.50', '1250.5'],
    ['-3,0', '-3'],
    ['\u22123', '-3'],
    ['+7', '7'],
    ['007', '7'],
    ['0,000', '0'],
    ['-0', '0'],
    ['0,05', '0.05'],
    ['123456789012345', '123456789012345'],
  ])('the number %s is %s', (typed, kept) => {
    expect(read('number', typed)).toBe(kept)
  })

  test.each(['douze', '1,2,3', '1.250,5', '1e9', '0x10', '--1', ',5', '1234567890123456', '٣'])(
    'the number %s is refused',
    (typed) => {
      expect(read('number', typed)).toBe('number')
    },
  )

  test('a number that was kept reads as itself, also as the French write it', () => {
    const numbers = fc.double({ min: -1e12, max: 1e12, noNaN: true }).map((n) => n.toFixed(6))
    fc.assert(
      fc.property(numbers, (typed) => {
        const kept = String(read('number', typed))
        expect(Number(kept)).toBe(Number(typed) + 0)
        expect(read('number', kept)).toBe(kept)
        expect(read('number', kept.replace('.', ','))).toBe(kept)
      }),
    )
  })

  test('a date is a day of the calendar', () => {
    expect(read('date', '2024-02-29')).toBe('2024-02-29')
    for (const typed of ['2023-02-29', '29/02/2024', '0000-01-01', '2024-2-9', 'hier'])
      expect(read('date', typed), typed).toBe('date')
  })

  test('a choice is one of those offered; one that is kept may stay', () => {
    expect(read('choice', 'Vente')).toBe('Vente')
    expect(read('choice', 'vente')).toBe('choice')
    expect(read('choice', 'Atelier')).toBe('choice')
    expect(read('choice', 'Atelier', {}, { choice: 'Atelier' })).toBe('Atelier')
  })

  test('T17 a text is one line without control characters, of 200 characters at most', () => {
    expect(read('text', '  Me\u0301lanie\r\n  Roux ')).toBe('M\u00e9lanie Roux')
    expect(read('text', 'https://exemple.fr/<b>')).toBe('https://exemple.fr/<b>')
    for (const hostile of ['a\0b', 'a\u0007b', 'a\u202eb', 'a\u2066b'])
      expect(read('text', hostile)).toBe('characters')
    expect(read('text', '😀'.repeat(200))).toBe('😀'.repeat(200))
    expect(read('text', 'a'.repeat(201))).toBe('long')
  })
})

describe('what is empty', () => {
  test('is no value, and a fault only where the field is required and all are', () => {
    const fields = [field('text', { required: true }), field('date')]
    const form = new FormData()
    form.set('custom.text', ' \n ')
    expect(readCustomValues(fields, form, { requireAll: false })).toEqual({ ok: true, values: {} })
    expect(readCustomValues(fields, form, { requireAll: true })).toEqual({
      ok: false,
      faults: [{ fieldId: 'text', fault: 'missing' }],
    })
  })

  test('a file is no text', () => {
    expect(read('text', new File(['x'], 'x.txt'))).toBeUndefined()
  })
})

test('T14 controls of other fields are not looked at; every fault is told', () => {
  const form = new FormData()
  for (const id of ['number', 'date', 'foreign', '__proto__', 'constructor']) form.set(`custom.${id}`, 'rien')
  expect(readCustomValues([field('number'), field('date')], form, { requireAll: false })).toEqual({
    ok: false,
    faults: [
      { fieldId: 'number', fault: 'number' },
      { fieldId: 'date', fault: 'date' },
    ],
  })
  expect(readCustomValues([], form, { requireAll: true })).toEqual({ ok: true, values: {} })
})
