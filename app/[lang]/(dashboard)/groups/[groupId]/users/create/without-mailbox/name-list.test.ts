import { describe, expect, test } from 'vitest'
import { readNames } from './name-list'

const read = (text: string) => readNames(text).map(({ firstName, lastName }) => `${firstName}|${lastName}`)

describe('a list of names as people paste it', () => {
  test('one person a line, first name first', () => {
    expect(read('Marie Dubois\nJean-Luc Le Goff\r\n\r\n  Zoé   Lambert  ')).toEqual([
      'Marie|Dubois',
      'Jean-Luc|Le Goff',
      'Zoé|Lambert',
    ])
  })

  test('with a separator, the family name comes first', () => {
    expect(read('Dubois;Marie\nLe Goff, Jean-Luc\nLambert\tZoé')).toEqual([
      'Marie|Dubois',
      'Jean-Luc|Le Goff',
      'Zoé|Lambert',
    ])
  })

  test('the heading of a spreadsheet says which column is which, and is nobody', () => {
    expect(read('\ufeffService\tPrénom\tNom\nVente\tMarie\tDubois')).toEqual(['Marie|Dubois'])
    expect(read('First name;Last name\nPriya;Nair')).toEqual(['Priya|Nair'])
  })

  test('capitals are the family name, wherever they stand', () => {
    expect(read('DUBOIS Marie\nMarie DUBOIS\nLE GOFF Jean Luc')).toEqual([
      'Marie|DUBOIS',
      'Marie|DUBOIS',
      'Jean Luc|LE GOFF',
    ])
    expect(read('MARIE DUBOIS\nJ. Dubois')).toEqual(['MARIE|DUBOIS', 'J.|Dubois'])
  })

  test('numbers, dashes and quotes around names are left out', () => {
    expect(read('1. Marie Dubois\n2) Zoé Lambert\n- Hugo Girard\n"Le Goff";"Jean"')).toEqual([
      'Marie|Dubois',
      'Zoé|Lambert',
      'Hugo|Girard',
      'Jean|Le Goff',
    ])
  })

  test('a single word is a family name, whose first name is still to be written', () => {
    expect(read('Dubois\nLambert;')).toEqual(['|Dubois', '|Lambert'])
    expect(read(' \n\n;;\n')).toEqual([])
  })
})
