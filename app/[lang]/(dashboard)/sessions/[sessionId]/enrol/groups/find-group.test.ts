import { expect, test } from 'vitest'
import { matching } from './find-group'

const group = { name: 'Croix-Rousse', path: ['Maison Ardouin', 'Boutiques', 'Lyon'] }

test('a group is found by words of its name and of its place, whatever their accents', () => {
  expect(matching(group, '')).toBe(true)
  expect(matching(group, 'lyon croix')).toBe(true)
  expect(matching({ ...group, name: 'Épicerie' }, 'epicerie')).toBe(true)
  expect(matching(group, 'paris')).toBe(false)
  expect(matching(group, 'lyon paris')).toBe(false)
})
