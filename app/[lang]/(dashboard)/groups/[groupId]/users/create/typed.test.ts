import { describe, expect, test } from 'vitest'
import { usualChoices } from './choices'
import { faultsIn, nobody } from './typed'

const zoe = { ...nobody, firstName: 'Zoé', lastName: 'Lemaître', email: 'zoe@exemple.fr' }
const check = (some: Partial<Parameters<typeof faultsIn>[0]>) =>
  faultsIn({
    person: zoe,
    choices: usualChoices('lyon'),
    roles: ['learner'],
    password: '',
    tomorrow: '2026-11-26',
    ...some,
  })

describe('what is wrong before anything is sent', () => {
  test('nothing, when everything is there', () => {
    expect(check({})).toEqual({})
  })

  test('what is missing, each at its field', () => {
    expect(check({ person: nobody })).toEqual({
      firstName: 'first_name_missing',
      lastName: 'last_name_missing',
      email: 'email_missing',
    })
    expect(check({ roles: [] })).toEqual({ roles: 'roles_missing' })
    expect(check({ choices: { ...usualChoices('lyon'), groupIds: [] }, roles: [] })).toEqual({
      groups: 'groups_missing',
    })
  })

  test('an address, or without a mailbox a user name; the proposal is as good as a typed one (C5)', () => {
    expect(check({ person: { ...zoe, email: 'zoe' } })).toEqual({ email: 'no_at_sign' })
    const without = { ...zoe, email: 'zoe', hasMailbox: false }
    expect(check({ person: without })).toEqual({})
    expect(check({ person: { ...without, userName: 'zoe@ici' } })).toEqual({ userName: 'user_name_at_sign' })
    expect(check({ person: { ...without, userName: '' } })).toEqual({ userName: 'user_name_missing' })
  })

  test('a password, only when one is to be typed', () => {
    expect(check({ password: 'court' })).toEqual({})
    expect(check({ person: { ...zoe, hasOwnPassword: true }, password: 'court' })).toEqual({
      password: 'password_short',
    })
  })

  test('a deletion date that has passed (D1)', () => {
    const choices = { ...usualChoices('lyon'), deletionDate: '2026-11-25' }
    expect(check({ choices })).toEqual({ deletionDate: 'date_passed' })
  })
})
