import { expect, test } from 'vitest'
import { fileOf, hrefOf, readView, type View } from './view'

const usual: View = { filter: {}, cursor: null, day: null }
const read = (href: string) => readView(Object.fromEntries(new URL(href, 'http://a.example').searchParams))

test('the address bar is the state: every view comes back from its address', () => {
  const cursor = { at: '2026-11-20T10:00:00.123Z', id: '01935443-ad9c-7003-828f-f661e55d3e1e' }
  const views: View[] = [
    usual,
    { ...usual, day: '2026-03-12' },
    { filter: { reason: 'deleted', month: '2026-02' }, cursor, day: '2026-03-12' },
  ]
  for (const view of views) expect(read(hrefOf(view))).toEqual(view)
  expect(hrefOf(usual)).toBe('/billing')
  expect(fileOf(views[2] ?? usual)).toBe('/api/billing/movements?reason=deleted&month=2026-02')
})

test('what makes no sense is left out', () => {
  expect(readView({ reason: 'toString', month: '2026-13', day: '0000-01-01', page: 'x' })).toEqual(usual)
  expect(readView({ day: ['2026-01-01', 'x'], month: '0000-01' })).toEqual(usual)
})
