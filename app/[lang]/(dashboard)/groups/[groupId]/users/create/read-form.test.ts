import { describe, expect, test } from 'vitest'
import { mostOnSheet, readForm } from './read-form'

const groupId = '01890a5d-ac96-774b-bcce-b302099a8057'

function formOf(fields: Record<string, string | string[]> = {}) {
  const usual = {
    firstName: 'Zoé',
    lastName: 'Lemaître',
    login: 'zoe@exemple.fr',
    mailbox: 'with',
    access: 'given',
  }
  const form = new FormData()
  for (const [name, values] of Object.entries({
    ...usual,
    groupIds: groupId,
    roles: 'learner',
    language: 'fr',
    ...fields,
  }))
    for (const value of [values].flat()) form.append(name, value)
  return form
}
const read = (fields?: Record<string, string | string[]>) => {
  const answer = readForm(formOf(fields))
  return answer.ok ? answer.value : answer.faults
}

describe('the form "Créer un compte"', () => {
  test('one person, with an address or with a user name (C1, C5)', () => {
    const person = { firstName: 'Zoé', lastName: 'Lemaître' }
    expect(read()).toMatchObject({ people: [{ ...person, email: 'zoe@exemple.fr' }], deletionDate: null })
    expect(read({ mailbox: 'without', login: 'zoe' })).toMatchObject({
      people: [{ ...person, userName: 'zoe' }],
    })
  })

  test('several people, each with the names and the login of their line', () => {
    const list = {
      firstName: ['Zoé', 'Paul'],
      lastName: ['Roy', 'Petit'],
      login: ['zoe', 'paul'],
      mailbox: 'without',
    }
    expect(read(list)).toMatchObject({
      people: [
        { firstName: 'Zoé', lastName: 'Roy', userName: 'zoe' },
        { firstName: 'Paul', lastName: 'Petit', userName: 'paul' },
      ],
    })
    expect(read({ ...list, restore: ['', 'on'] }), 'E2 who comes back, line by line').toMatchObject({
      people: [{ restore: false }, { restore: true }],
    })
    expect(read({ ...list, login: 'zoe' }), 'a line without a login').toEqual({})
  })

  test('what a person can have forgotten or mistyped is told at its field', () => {
    expect(read({ groupIds: [], roles: [], deletionDate: '2026-13-40' })).toEqual({
      groups: 'groups_missing',
      roles: 'roles_missing',
      deletionDate: 'date_wrong',
    })
    expect(read({ additionalInfo: 'x'.repeat(2001) })).toEqual({ additionalInfo: 'info_long' })
  })

  test('T23 what no form of ours sends is refused: another role, no group, one password for many, a crowd', () => {
    const many = (count: number) => Array.from({ length: count }, (_, at) => `nom${at}`)
    const crowd = (count: number) => ({
      firstName: many(count),
      lastName: many(count),
      login: many(count),
      mailbox: 'without',
    })
    expect(readForm(formOf({ roles: 'owner' })).ok).toBe(false)
    expect(readForm(formOf({ groupIds: 'x' })).ok).toBe(false)
    expect(readForm(formOf({ ...crowd(2), access: 'own' })).ok).toBe(false)
    expect(readForm(formOf(crowd(mostOnSheet + 1))).ok).toBe(false)
    expect(readForm(formOf(crowd(mostOnSheet))).ok).toBe(true)
    expect(readForm(new FormData()).ok).toBe(false)
  })
})
