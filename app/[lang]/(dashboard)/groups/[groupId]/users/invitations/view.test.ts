import { describe, expect, test } from 'vitest'
import { writeCursor } from '@/app/cursor'
import { filterOf, hrefOf, readView, type View } from './view'

const here = '01935443-ad9c-7003-828f-f661e55d3e1e'
const other = '01935443-ad9c-7004-aca1-b6d0d4cf067d'
const usual: View = { q: '', state: undefined, group: here, sort: 'newest', cursor: null }
const read = (href: string) =>
  readView(Object.fromEntries(new URL(href, 'http://a.example').searchParams), here)

describe('the address bar is the state', () => {
  test('every view comes back from its address', () => {
    const views: View[] = [
      usual,
      { ...usual, q: 'élodie & co', state: 'to_approve', group: 'all', sort: 'email' },
      { ...usual, group: other, cursor: { id: other, value: '' } },
      { ...usual, sort: 'expiry', cursor: { id: other, value: '2026-12-22 14:00:00.123456+00', back: true } },
      { ...usual, sort: 'email', cursor: { id: other, value: 'a~b@a.example' } },
    ]
    for (const view of views) expect(read(hrefOf(view, here))).toEqual(view)
  })

  test('the usual view has a plain address', () => {
    expect(hrefOf(usual, here)).toBe(`/groups/${here}/users/invitations`)
  })

  test('what makes no sense is left out', () => {
    const nonsense = { state: 'x', group: "'; drop", sort: 'toString', page: 'x', q: ['a', 'b'] }
    expect(readView(nonsense, here)).toEqual(usual)
    const page = writeCursor({ id: other, value: 'yesterday' })
    expect(readView({ sort: 'expiry', page }, here).cursor).toBeNull()
    expect(readView({ sort: 'email', page }, here).cursor).toEqual({ id: other, value: 'yesterday' })
  })

  test('all of one’s groups is no group to the use case', () => {
    expect(filterOf({ ...usual, group: 'all', state: 'expired' })).toEqual({ state: 'expired' })
    expect(filterOf(usual)).toEqual({ groupId: here })
  })
})
