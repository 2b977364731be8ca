import { expect, test } from 'vitest'
import type { ImportWords } from '@/app/import-words'
import { noTotals } from '@/domain/imports/outcome'
import { deedFigures, mailFigures, outcomeFigures, toWrite } from './figures'

const t = ((key: string, { count }: { count: number }) => `${count} ${key}`) as unknown as ImportWords
const totals = {
  ...noTotals,
  outcomes: { create: 3, update: 2, unchanged: 5, refused: 1 },
  seats: 3,
  credentials: 2,
  sessionMails: 4,
}

test('what changes nothing and what is refused is not written', () => {
  expect(toWrite(totals)).toBe(5)
  expect(toWrite(noTotals)).toBe(0)
})

test('figures tell what there is, and are silent of what there is not', () => {
  expect(deedFigures(t, totals, 'ended')).toEqual([
    '3 outcomes.create',
    '2 outcomes.update',
    '3 ended.billed',
    '2 mails.credentials',
    '4 mails.sessionMails',
  ])
  expect(outcomeFigures(t, totals)).toContain('1 outcomes.refused')
  expect(mailFigures(t, noTotals)).toEqual([])
})
