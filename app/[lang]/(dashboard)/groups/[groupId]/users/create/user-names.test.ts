import { describe, expect, test } from 'vitest'
import { proposeUserNames, userNameOf } from './user-names'

const person = (name: string) => {
  const [firstName = '', lastName = ''] = name.split('|')
  return { firstName, lastName }
}

describe('user names that are proposed', () => {
  test('have only what every keyboard has', () => {
    expect(userNameOf(person('Zoé|Lemaître'))).toBe('zoe.lemaitre')
    expect(userNameOf(person('Marie-Ève|Le Goff'))).toBe('marie-eve.le-goff')
    expect(userNameOf(person('Søren|O’Connor'))).toBe('soren.oconnor')
    expect(userNameOf(person('Lætitia|Œuvrard'))).toBe('laetitia.oeuvrard')
  })

  test('are of one part, or none, when there is no more to take', () => {
    expect(userNameOf(person('|Dubois'))).toBe('dubois')
    expect(userNameOf(person('美|王'))).toBe('')
  })

  test('leave room for a figure, and never end on a sign', () => {
    const long = userNameOf(person(`${'a'.repeat(35)}|Martin`))
    expect(long).toBe('a'.repeat(35))
    expect(userNameOf(person(`${'a'.repeat(60)}|Martin`))).toHaveLength(36)
  })

  test('are unique, in the list and among those taken', () => {
    const twins = [person('Zoé|Martin'), person('Zoe|MARTIN'), person('Paul|Martin'), person('美|王')]
    expect(proposeUserNames(twins)).toEqual(['zoe.martin', 'zoe.martin2', 'paul.martin', ''])
    expect(proposeUserNames(twins, ['zoe.martin', 'zoe.martin2'])).toEqual([
      'zoe.martin3',
      'zoe.martin4',
      'paul.martin',
      '',
    ])
  })

  test('of ten thousand people of one name take no longer than of others', () => {
    const names = proposeUserNames(Array.from({ length: 10_000 }, () => person('Marie|Martin')))
    expect(new Set(names).size).toBe(10_000)
    expect(names.at(-1)).toBe('marie.martin10000')
  })
})
