import { expect, test } from 'vitest'
import { usualChoices } from './choices'
import { compare } from './compare'
import { nobody } from './typed'

const field = (id: string, name: string) => ({
  id,
  name,
  kind: 'text' as const,
  choices: [],
  required: false,
  askedAtFirstLogin: false,
})
const fields = [field('1', 'Matricule'), field('2', 'Ville'), field('3', 'Taille')]
const sarah = {
  firstName: 'Sarah',
  lastName: 'Klein',
  kept: { language: 'fr' as const, additionalInfo: 'au fournil', customValues: { 1: 'B12', 2: 'Lyon' } },
}

test('E2 what is typed overwrites, what is empty leaves what was, what neither has is not spoken of', () => {
  const typed = { ...nobody, firstName: 'Sara', lastName: 'Klein' }
  const choices = { ...usualChoices('lyon'), language: 'en', custom: { 2: 'Paris', 3: '' } }
  expect(compare(sarah, typed, choices, fields)).toEqual([
    { label: 'name', before: 'Sarah Klein', after: 'Sara Klein' },
    { label: 'language', before: 'fr', after: 'en' },
    { label: 'additionalInfo', before: 'au fournil', after: null },
    { label: 'Matricule', before: 'B12', after: null },
    { label: 'Ville', before: 'Lyon', after: 'Paris' },
  ])
})

test('E2 the same typed again is kept', () => {
  const typed = { ...nobody, firstName: 'Sarah ', lastName: 'Klein' }
  const [name] = compare(sarah, typed, usualChoices('lyon'), [])
  expect(name?.after).toBeNull()
})
