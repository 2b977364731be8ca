import { expect, test } from 'vitest'
import { give, hasLogin, swap } from './columns'

const columns = ['email', null, 'last_name'] as const

test('what a column is said to hold, no other one holds', () => {
  expect(give(columns, 1, 'first_name')).toEqual(['email', 'first_name', 'last_name'])
  expect(give(columns, 1, 'email')).toEqual([null, 'email', 'last_name'])
  expect(give(columns, 0, null)).toEqual([null, null, 'last_name'])
})

test('a label that is dropped on another column changes places with what is there', () => {
  expect(swap(columns, 0, 2)).toEqual(['last_name', null, 'email'])
  expect(swap(columns, 0, 1)).toEqual([null, 'email', 'last_name'])
  expect(swap(columns, 2, 2)).toEqual(columns)
})

test('people are known by their address or by their user name', () => {
  expect(hasLogin(columns)).toBe(true)
  expect(hasLogin([null, 'user_name'])).toBe(true)
  expect(hasLogin(['first_name', null])).toBe(false)
})
