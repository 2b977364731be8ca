import { expect, test, vi } from 'vitest'
import { mostBytes } from '@/domain/imports/input'
import { whyNotSend } from './upload-file'

vi.mock('./actions', () => ({}))

const file = (name: string, size = 10, type = '') => whyNotSend({ name, size, type })

test('what a spreadsheet saves is sent, as text or as a workbook', () => {
  for (const name of ['équipe.csv', 'EQUIPE.CSV', 'a.tsv', 'a.txt', 'a.b.xlsx']) expect(file(name)).toBeNull()
  expect(file('Cellules collées', 10, 'text/tab-separated-values')).toBeNull()
})

test('what nobody could read is not sent', () => {
  expect(file('équipe.xls')).toBe('old_excel')
  expect(file('équipe.pdf')).toBe('kind')
  expect(file('équipe.csv', 0)).toBe('empty')
  expect(file('équipe.csv', mostBytes)).toBeNull()
  expect(file('équipe.csv', mostBytes + 1)).toBe('too_large')
})
