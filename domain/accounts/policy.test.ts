import { describe, expect, it } from 'vitest'
import { canonicalUserName } from './policy'

const read = (text: string) => {
  const reading = canonicalUserName(text)
  return reading.ok ? reading.userName : reading.fault
}

describe('I4 C5 the one form of a user name', () => {
  it.each([
    [' Camille.Martin ', 'camille.martin'],
    ['LÉA', 'léa'],
    ['le\u0301a', 'léa'],
    ['matricule-004512', 'matricule-004512'],
    ['д’артаньян', 'д’артаньян'],
  ])('%s', (text, userName) => {
    expect(read(text)).toBe(userName)
    expect(read(userName)).toBe(userName)
  })

  it.each([
    ['a', 'user_name_short'],
    ['', 'user_name_short'],
    ['x'.repeat(65), 'user_name_long'],
    ['x'.repeat(100_000), 'user_name_long'],
    ['ana@exemple.fr', 'user_name_at_sign'],
    ['ana martin', 'user_name_characters'],
    ['ana\u200bmartin', 'user_name_characters'],
    ['ana\0', 'user_name_characters'],
    ['.ana', 'user_name_characters'],
    ['<b>ana', 'user_name_characters'],
    ['\u212aarim', 'look_alike'],
    ['Ｋarim', 'ｋarim'],
  ])('T09 %j is %s', (text, expected) => {
    expect(read(text)).toBe(expected)
  })
})
