import { describe, expect, test } from 'vitest'
import { hrefOf, readView, sortedBy, type View } from './view'

const usual: View = { days: 30, search: '', sort: 'sent', down: true, page: 1 }
const read = (href: string) => readView(Object.fromEntries(new URL(href, 'http://a.example').searchParams))

describe('the address bar is the state', () => {
  test('every view comes back from its address', () => {
    const views: View[] = [
      usual,
      { ...usual, days: 7, search: 'exemple.fr', sort: 'rate', down: false },
      { ...usual, days: 90, sort: 'domain', down: false, page: 3 },
      { ...usual, sort: 'domain', down: true },
    ]
    for (const view of views) expect(read(hrefOf(view))).toEqual(view)
    expect(hrefOf(usual)).toBe('/deliverability')
  })

  test('what makes no sense is left out; an address stands for its domain', () => {
    expect(readView({ days: '8', sort: 'toString', way: 'x', page: '-1', q: ['a', 'b'] })).toEqual(usual)
    expect(readView({ q: 'Ana@exemple.fr' }).search).toBe('exemple.fr')
  })

  test('a second press on a column turns it round', () => {
    expect(sortedBy(usual, 'sent').down).toBe(false)
    expect(sortedBy(usual, 'domain').down).toBe(false)
    expect(sortedBy({ ...usual, page: 4 }, 'rate')).toMatchObject({ sort: 'rate', down: true, page: 1 })
  })
})
