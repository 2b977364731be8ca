import { describe, expect, test } from 'vitest'
import { writeCursor } from '@/app/cursor'
import { filterOf, hrefOf, readView, type View } from './view'

const here = '01935443-ad9c-7003-828f-f661e55d3e1e'
const usual: View = { q: '', state: undefined, cursor: null }
const read = (href: string) => readView(Object.fromEntries(new URL(href, 'http://a.example').searchParams))

describe('the address bar is the state', () => {
  test('every view comes back from its address', () => {
    const views: View[] = [
      usual,
      { ...usual, q: 'élodie & co', state: 'pending' },
      { ...usual, state: 'enrolled', cursor: { id: here, value: '', back: true } },
    ]
    for (const view of views) expect(read(hrefOf(view, here))).toEqual(view)
  })

  test('the usual view has a plain address', () => {
    expect(hrefOf(usual, here)).toBe(`/sessions/${here}`)
  })

  test('what makes no sense is left out', () => {
    expect(readView({ state: 'x', page: 'x', q: ['a', 'b'] })).toEqual(usual)
    expect(readView({ page: writeCursor({ id: here, value: "'; drop" }) })).toEqual(usual)
  })

  test('what narrows nothing is no filter', () => {
    expect(filterOf(usual)).toEqual({})
    expect(filterOf({ ...usual, q: 'ana', state: 'pending' })).toEqual({ search: 'ana', state: 'pending' })
  })
})
