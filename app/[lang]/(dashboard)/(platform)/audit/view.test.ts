import { expect, test } from 'vitest'
import { fileOf, hrefOf, isNarrowed, readView, type View } from './view'

const read = (href: string) => readView(Object.fromEntries(new URL(href, 'http://a.example').searchParams))

test('the address bar is the state: every view comes back from its address', () => {
  const views: View[] = [
    { filter: {}, cursor: null },
    {
      filter: { action: 'group.moved', by: 'Hélène', on: 'a@b.fr', from: '2026-01-02', to: '2026-02-01' },
      cursor: '01935443-ad9c-7003-828f-f661e55d3e1e',
    },
  ]
  for (const view of views) expect(read(hrefOf(view))).toEqual(view)
  expect(views.map(({ filter }) => isNarrowed(filter))).toEqual([false, true])
  expect(fileOf({ filter: { action: 'group.moved' }, cursor: null })).toBe('/api/audit?action=group.moved')
})

test('what makes no sense is left out', () => {
  const nonsense = { action: 'toString', by: ['a', 'b'], on: 'a\0b', from: '0000-01-01', to: 'x', page: '!' }
  expect(isNarrowed(readView(nonsense).filter)).toBe(false)
})
