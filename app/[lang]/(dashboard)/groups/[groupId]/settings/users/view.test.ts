import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { writeCursor } from '@/app/cursor'
import { roles } from '@/domain/access/roles'
import { accountSorts, accountStates, endings, lastSignIns, ways } from '@/domain/accounts/filter'
import { ownColumns, usualColumns } from './columns'
import { hrefOf, readView, type View } from './view'

const here = '01935443-ad9c-7003-828f-f661e55d3e1e'
const other = '01935443-ad9c-7004-aca1-b6d0d4cf067d'
const usual: View = { filter: {}, sort: 'name', columns: usualColumns, cursor: null }
const read = (href: string) => readView(Object.fromEntries(new URL(href, 'http://a.example').searchParams))

const cursors = {
  name: '["Roux","Zoé"]',
  newest: '',
  signed_in: '-infinity',
  absent: '2026-12-22 14:00:00.123+00',
  ending: 'infinity',
}

const maybe = <Value>(values: readonly Value[]) => fc.option(fc.constantFrom(...values), { nil: undefined })
const filters = fc
  .record({
    search: maybe(['élodie & co', '100%', '-']),
    role: maybe(roles),
    way: maybe(ways),
    lastSignIn: maybe(lastSignIns),
    ending: maybe(endings),
    state: maybe(accountStates),
  })
  .map((filter) => Object.fromEntries(Object.entries(filter).filter(([, value]) => value !== undefined)))
const views = fc.record({
  filter: filters,
  columns: fc.subarray([...ownColumns, `field:${other}`] as const),
  sorted: fc.constantFrom(...accountSorts).chain((sort) =>
    fc.record({
      sort: fc.constant(sort),
      cursor: fc.constantFrom(
        null,
        { id: other, value: cursors[sort] },
        { id: other, value: cursors[sort], back: true },
      ),
    }),
  ),
})

describe('the address bar is the state', () => {
  test('every view comes back from its address', () => {
    fc.assert(
      fc.property(views, ({ sorted, ...others }) => {
        const view = { ...others, ...sorted }
        expect(read(hrefOf(here, view))).toEqual(view)
      }),
    )
  })

  test('the usual view has a plain address', () => {
    expect(hrefOf(here, usual)).toBe(`/groups/${here}/settings/users`)
    expect(hrefOf(here, usual, '/export')).toBe(`/groups/${here}/settings/users/export`)
  })

  test('what makes no sense is left out', () => {
    const nonsense = {
      role: 'king',
      way: 'x',
      seen: '1',
      ends: ['any'],
      sort: 'toString',
      page: 'x',
      q: ['a'],
    }
    expect(readView({ ...nonsense, cols: "';drop,x", state: '' })).toEqual(usual)
    for (const value of ['yesterday', '["a"]', '{', '0000-01-01 00:00:00+00', '-infinity']) {
      const page = writeCursor({ id: other, value })
      expect(readView({ sort: 'name', page }).cursor).toBeNull()
      expect(readView({ sort: 'ending', page }).cursor).toBeNull()
    }
  })
})
