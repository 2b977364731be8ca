import { expect, test } from 'vitest'
import { readAddressList, splitAddresses } from './input'

test('I1 commas, semicolons, spaces, line breaks and tabs separate', () => {
  expect(splitAddresses('a@x.fr, b@x.fr;c@x.fr d@x.fr\r\ne@x.fr\n\n\tf@x.fr ;; ')).toEqual([
    'a@x.fr',
    'b@x.fr',
    'c@x.fr',
    'd@x.fr',
    'e@x.fr',
    'f@x.fr',
  ])
})

test('I1 Name <address> as mail programs copy it', () => {
  const pasted = 'Ana Durand <ana@x.fr>; "Petit, Léo" <leo@x.fr>, <zoe@x.fr>\nsam@x.fr Max Roy <max@x.fr>'
  expect(splitAddresses(pasted)).toEqual(['ana@x.fr', 'leo@x.fr', 'zoe@x.fr', 'sam@x.fr', 'max@x.fr'])
})

test('I1 each entry says what it is; a second spelling of an address is the same one', () => {
  expect(readAddressList('Ana@x.fr nope ANA@x.fr').map((entry) => entry.state)).toEqual([
    'valid',
    'invalid',
    'twice',
  ])
})

test('I1 rows of a spreadsheet: the address counts, names beside it do not; a row without any is told', () => {
  const rows = 'Durand\tAna\tana@x.fr\t06 00\nPetit\tLéo\tleo@x.fr; leo@y.fr\nRoy\tMax'
  expect(splitAddresses(rows)).toEqual(['ana@x.fr', 'leo@x.fr', 'leo@y.fr', 'Roy', 'Max'])
})
