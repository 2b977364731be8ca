import { describe, expect, test } from 'vitest'
import { changeList, checkLines, emptyList, type ListChange, userNamesOf } from './list'

const listAfter = (...changes: ListChange[]) => changes.reduce(changeList, emptyList)
const names = (...texts: string[]): ListChange => ({
  do: 'add',
  names: texts.map((text) => {
    const [firstName = '', lastName = ''] = text.split(' ')
    return { firstName, lastName }
  }),
})
const idIn = (list: ReturnType<typeof listAfter>, at: number) => list.lines[at]?.id ?? 0

describe('a list of people without a mailbox (C5)', () => {
  test('proposals follow the names, and make room for a user name that somebody types', () => {
    const list = listAfter(names('Zoé Martin', 'Zoe Martin'))
    expect(userNamesOf(list)).toEqual(['zoe.martin', 'zoe.martin2'])
    const typed = changeList(list, { do: 'edit', id: idIn(list, 1), some: { userName: 'Zoe.Martin' } })
    expect(userNamesOf(typed)).toEqual(['zoe.martin2', 'Zoe.Martin'])
  })

  test('none of the user names that are taken elsewhere is proposed', () => {
    const list = listAfter(names('Zoé Martin'), { do: 'take', userNames: ['zoe.martin', 'zoe.martin2'] })
    expect(userNamesOf(list)).toEqual(['zoe.martin3'])
  })

  test('what was taken out comes back, one line or all', () => {
    const list = listAfter(names('Zoé Martin', 'Paul Roy'))
    const removed = changeList(list, { do: 'remove', id: idIn(list, 0) })
    expect(removed.lines).toHaveLength(1)
    expect(changeList(removed, { do: 'undo' }).lines).toEqual(list.lines)
    expect(changeList(changeList(list, { do: 'clear' }), { do: 'undo' }).lines).toEqual(list.lines)
  })

  test('E2 who shall come back is said of one user name, and no longer once the line was edited', () => {
    const list = listAfter(names('Zoé Martin'))
    const some = { userName: 'zoe.martin', restore: true }
    const back = changeList(list, { do: 'edit', id: idIn(list, 0), some })
    expect(back.lines[0]).toMatchObject(some)
    const edited = changeList(back, { do: 'edit', id: idIn(back, 0), some: { userName: 'zoe.m' } })
    expect(edited.lines[0]).toMatchObject({ userName: 'zoe.m', restore: false })
  })

  test('first and last names change places for all', () => {
    const { lines } = listAfter(names('Martin Zoé'), { do: 'swap' })
    expect(lines[0]).toMatchObject({ firstName: 'Zoé', lastName: 'Martin' })
  })

  test('each line says what is wrong with it, and no longer once it was edited', () => {
    const list = listAfter(names('Zoé', 'Paul Roy', 'Anne Roy', '美 王', 'a<b Roy'))
    const double = changeList(list, { do: 'edit', id: idIn(list, 2), some: { userName: 'paul.roy' } })
    const typed = changeList(double, { do: 'edit', id: idIn(list, 1), some: { userName: 'paul.roy' } })
    const checked = checkLines(typed.lines, userNamesOf(typed))
    expect(checked.map(({ wrong }) => wrong?.fault)).toEqual([
      'last_name_missing',
      undefined,
      'twice',
      'user_name_missing',
      'name_characters',
    ])
    const settled = changeList(typed, { do: 'settle', lines: checked })
    const edited = changeList(settled, { do: 'edit', id: idIn(list, 0), some: { lastName: 'Martin' } })
    expect(edited.lines[0]?.wrong).toBeUndefined()
  })
})
