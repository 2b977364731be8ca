import { expect, test } from 'vitest'
import { writeCursor } from '@/app/cursor'
import { hrefOf, keptIn, readView, type View } from './view'

const id = '01935443-ad9c-7003-828f-f661e55d3e1e'
const read = (href: string) => readView(Object.fromEntries(new URL(href, 'http://a.example').searchParams))

test('the address bar is the state: every view comes back from its address', () => {
  const views: View[] = [
    { filter: {}, cursor: null },
    { filter: { part: 'followed', state: 'over' }, cursor: null },
    {
      filter: { search: 'hygiène & co 100%', part: 'referent', state: 'running' },
      cursor: { value: '2026-03-01', id, back: true },
    },
  ]
  for (const view of views) expect(read(hrefOf(view))).toEqual(view)
})

test('what makes no sense is left out', () => {
  const cursors = [{ value: '0000-01-01', id }, { value: '2026-03-01', id: 'x' }, '2026-03-01'].map(
    writeCursor,
  )
  for (const page of ['!', ...cursors]) {
    const view = readView({ q: 'a\0b', state: 'toString', part: ['referent', 'followed'], page })
    expect(keptIn(view.filter)).toEqual({})
    expect(view.cursor).toBeNull()
  }
})
