import { describe, expect, test } from 'vitest'
import { splitTyped } from './typed-text'

const cut = (text: string) => Object.values(splitTyped(text))

describe('I1 what is typed becomes addresses as soon as they are complete', () => {
  test('a separator or a line break completes, whatever comes before it', () => {
    expect(cut('ana@a.example,')).toEqual(['ana@a.example,', ''])
    expect(cut('ana; b@a.ex')).toEqual(['ana;', 'b@a.ex'])
    expect(cut('ana\nbo')).toEqual(['ana\n', 'bo'])
  })
  test('a space completes an address, not the beginning of a name', () => {
    expect(cut('ana@a.example ')).toEqual(['ana@a.example ', ''])
    expect(cut('Ana ')).toEqual(['', 'Ana '])
    expect(cut('Ana Lopez <ana@a.example> b')).toEqual(['Ana Lopez <ana@a.example> ', 'b'])
  })
  test('a comma within quotes belongs to the name; a line break ends even an open quote', () => {
    expect(cut('"Lopez, Ana" <ana@a.ex')).toEqual(['', '"Lopez, Ana" <ana@a.ex'])
    expect(cut('"Lopez, Ana\nb')).toEqual(['"Lopez, Ana\n', 'b'])
  })
  test('an address that is still being typed is left alone', () => {
    expect(cut('ana@a.exampl')).toEqual(['', 'ana@a.exampl'])
  })
})
