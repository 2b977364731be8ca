import { expect, test } from 'vitest'
import type { ImportStatus } from '@/domain/imports/view'
import { markOf, pauseAfter, pauseOf } from './mark'

const at = (status: ImportStatus, dealt = 0, formatVersion = 1) => ({
  ...{ status, dealt, formatVersion, received: 700_000 },
  rows: status === 'reading' ? null : 50_000,
})
const mark = (...given: Parameters<typeof at>) => markOf(at(...given))

test('the page of a file that is read is made anew for what it shows: now and then its lines, then its first rows', () => {
  expect(mark('reading', 4_000)).toBe(mark('reading'))
  expect(mark('reading', 40_000)).not.toBe(mark('reading'))
  expect(mark('previewing')).toBe(mark('reading'))
  expect(mark('previewing', 250)).not.toBe(mark('previewing'))
  expect(mark('previewed', 250)).not.toBe(mark('previewing', 250))
  expect(mark('choosing')).not.toBe(mark('reading'))
  expect(mark('previewing', 0, 2)).not.toBe(mark('previewing'))
})

test('who waits for the first rows hears of them at once, who watches a long work now and then', () => {
  expect(pauseOf(at('reading'))).toBe(100)
  expect(pauseOf(at('previewing'))).toBe(100)
  expect(pauseOf(at('previewing', 250))).toBeGreaterThan(100)
  expect(pauseOf(at('reading', 40_000))).toBeGreaterThan(100)
  expect(pauseOf(at('previewed', 50_000))).toBeNull()
  expect(pauseOf(at('done', 50_000))).toBeNull()
})

test('where nothing moves one looks less and less often', () => {
  expect(pauseAfter(100, 0)).toBe(100)
  expect(pauseAfter(100, 10)).toBeLessThan(200)
  expect(pauseAfter(100, 1_000)).toBe(2_000)
  expect(pauseAfter(4_000, 1_000)).toBe(4_000)
})
