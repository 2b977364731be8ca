import { expect, test } from 'vitest'
import { newGroup } from './input'

const parentId = '01935443-ad9c-7003-828f-f661e55d3e1e'
const read = (name: unknown) => {
  const parsed = newGroup.safeParse({ parentId, name, visibility: 'public' })
  return parsed.success ? parsed.data.name : parsed.error.issues[0]?.message
}

test('a name is 1 to 120 characters as people count them', () => {
  expect(read('  Lyon \n Ventes ')).toBe('Lyon Ventes')
  expect(read(' \t ')).toBe('name_missing')
  expect(read(null)).toBe('name_missing')
  expect(read('é'.repeat(120))).toHaveLength(120)
  expect(read('x'.repeat(121))).toBe('name_long')
})

test('T16 T17 nothing that reads as a link, no control characters; the control: names of groups as people give them', () => {
  for (const bad of [
    'a\u0000b',
    'a\u200bb',
    '<b>',
    'a@b',
    'https://x',
    'www.x',
    'gagnez.example',
    'a/b',
    'a\u202eb',
  ]) {
    expect(read(bad), bad).toBe('name_characters')
  }
  for (const good of ['Île-de-France', 'R&D (2026)', 'Équipe n° 3', 'L’Atelier', 'Ventes + Achats', '東京']) {
    expect(read(good)).toBe(good)
  }
})
