import { expect, test } from 'vitest'
import { fieldInput } from './definition'

const typed = {
  name: 'Service',
  kind: 'choice',
  choices: 'Vente\r\n\n  Fournil ',
  required: true,
  askedAtFirstLogin: false,
}
const faultsOf = (changed: Record<string, unknown>) => {
  const read = fieldInput.safeParse({ ...typed, ...changed })
  return read.success ? [] : read.error.issues.map(({ path, message }) => [path[0], message])
}

test('a choice has a value a line, as they stand', () => {
  expect(fieldInput.parse(typed).choices).toEqual(['Vente', 'Fournil'])
})

test('what is no choice has no choices, whatever was typed', () => {
  expect(fieldInput.parse({ ...typed, kind: 'text' }).choices).toEqual([])
  expect(faultsOf({ kind: 'date', choices: '' })).toEqual([])
})

test.each([
  [{ name: '  ' }, 'name', 'name_missing'],
  [{ name: 'a'.repeat(61) }, 'name', 'name_long'],
  [{ name: 'a\u202eb' }, 'name', 'name_characters'],
  [{ kind: 'password' }, 'kind', 'kind_missing'],
  [{ choices: ' \n ' }, 'choices', 'choices_missing'],
  [{ choices: 'Vente\nvente' }, 'choices', 'choices_twice'],
  [{ choices: 'a'.repeat(201) }, 'choices', 'choices_long'],
  [{ choices: 'a\u0007' }, 'choices', 'choices_characters'],
  [{ choices: Array.from({ length: 51 }, (_, at) => at).join('\n') }, 'choices', 'choices_many'],
])('%j is refused by its own name', (changed, part, fault) => {
  expect(faultsOf(changed)[0]).toEqual([part, fault])
})
