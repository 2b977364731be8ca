import { describe, expect, test } from 'vitest'
import { daysInWords } from './days-in-words'

describe('days, as people write them', () => {
  test.each([
    ['2027-03-03', '2027-03-28', 'du 3 au 28 mars 2027', 'from 3 to 28 March 2027'],
    ['2027-03-03', '2027-03-03', 'le 3 mars 2027', 'on 3 March 2027'],
    ['2027-05-01', '2027-05-01', 'le 1er mai 2027', 'on 1 May 2027'],
    ['2027-02-24', '2027-03-01', 'du 24 février au 1er mars 2027', 'from 24 February to 1 March 2027'],
    ['2027-08-01', '2027-08-31', 'du 1er au 31 août 2027', 'from 1 to 31 August 2027'],
    [
      '2026-12-28',
      '2027-01-03',
      'du 28 décembre 2026 au 3 janvier 2027',
      'from 28 December 2026 to 3 January 2027',
    ],
    ['2027-03-03', '2028-03-28', 'du 3 mars 2027 au 28 mars 2028', 'from 3 March 2027 to 28 March 2028'],
    ['2028-02-29', '2028-02-29', 'le 29 février 2028', 'on 29 February 2028'],
  ])('%s to %s', (first, last, french, english) => {
    expect([daysInWords(first, last, 'fr'), daysInWords(first, last, 'en')]).toEqual([french, english])
  })

  test.each([undefined, '', 'yesterday', '2027-02-29', '2027-13-01', '2027-3-3', '2027-03-03T10:00:00Z'])(
    'what is no day makes no sentence: %s',
    (none) => {
      expect(daysInWords(none, '2027-03-28', 'fr')).toBeNull()
      expect(daysInWords('2027-03-03', none, 'fr')).toBeNull()
    },
  )
})
