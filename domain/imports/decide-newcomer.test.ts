import { describe, expect, test } from 'vitest'
import { account, actor, decide, gained, lille, lyon, row, told } from '@/tests/deciding-ground'

describe('V1 somebody unknown', () => {
  test('gets an account from the first of their lines, and the places of the others', () => {
    const decided = decide([row(2), row(3, { groupId: lille, roles: ['coach'], firstName: null })])
    expect(told(decided)).toEqual(['create', 'update'])
    expect(decided.deed).toMatchObject({
      kind: 'bring_in',
      first: gained(lyon, 'learner'),
      more: [gained(lille, 'coach')],
      restores: null,
    })
  })

  test('their lines say together what it takes; without names nobody begins', () => {
    const nameless = row(2, { firstName: null, lastName: null })
    expect(told(decide([nameless]))).toEqual(['refused first_name_missing last_name_missing'])
    const decided = decide([nameless, row(3)])
    expect(told(decided)).toEqual(['create', 'unchanged'])
    expect(decided.deed).toMatchObject({ person: { firstName: 'Zoé', lastName: 'Petit' }, more: [] })
  })

  test('D2 a day on which the account ends by itself is told before, whichever the way in', () => {
    const rows = [row(2, { deletionDate: '2027-04-03', language: 'fr' })]
    for (const way of ['create', 'invite'] as const) {
      expect(decide(rows, { way }).decisions[0]?.details).toEqual({
        changes: [{ column: 'deletion_date', from: '', to: '2027-04-03' }],
        gains: gained(lyon, 'learner'),
      })
    }
  })

  test('what the platform wants to know of everybody has to be there', () => {
    expect(told(decide([row(2)], { required: true }))).toEqual(['refused custom_missing'])
    expect(told(decide([row(2, { customValues: { shop: 'A' } })], { required: true }))).toEqual(['create'])
  })

  test('T11 a password that can be guessed begins no account', () => {
    const rows = [row(2, { password: 'motdepasse12345' })]
    expect(told(decide(rows, { guessable: new Set([2]) }))).toEqual(['refused password_common'])
  })

  test('A1 a group that has gone is nobody’s to add to, not even a platform administrator’s', () => {
    const rows = [row(2, { groupId: 'gone' }), row(3)]
    expect(told(decide(rows, { actor: actor({ isPlatformAdmin: true }) }))).toEqual([
      'refused group_not_yours',
      'create',
    ])
  })

  test('the password of the line that counts is theirs, whatever a refused one says', () => {
    const rows = [row(2), row(3, { password: 'pluie tambour' }), row(4, { password: 'lune cerise' })]
    const decided = decide(rows, { guessable: new Set([4]) })
    expect(told(decided)).toEqual(['create', 'unchanged', 'refused contradicts'])
    expect(decided.deed).toMatchObject({ passwordLine: 3 })
  })

  test('B2 without a seat nobody comes in, but who is there is updated', () => {
    expect(told(decide([row(2)], { seatsLeft: 0 }))).toEqual(['refused no_seat'])
    expect(told(decide([row(2)], { seatsLeft: 1 }))).toEqual(['create'])
    expect(told(decide([row(2, { groupId: lille })], { seatsLeft: 0, accounts: [account()] }))).toEqual([
      'update',
    ])
  })

  test('who asked not to be written to any more is left alone', () => {
    expect(told(decide([row(2)], { erased: 'zoe@x.fr' }))).toEqual(['refused erased_before'])
  })

  test('a user name that somebody has is told only to who may know of them (A2)', () => {
    const other = account({ id: 'other', email: null, userName: 'zoe' })
    const rows = [row(2, { userName: 'zoe' })]
    expect(told(decide(rows, { accounts: [other] }))).toEqual(['refused user_name_taken'])
    expect(told(decide(rows, { accounts: [{ ...other, visible: false }] }))).toEqual([
      'refused not_permitted',
    ])
  })
})

describe('E2 a deleted account', () => {
  const gone = account({ status: 'deleted', held: [] })

  test('comes back where it is theirs to restore, with the names that it has', () => {
    const decided = decide([row(2, { language: 'en' })], { accounts: [gone] })
    expect(told(decided)).toEqual(['restore'])
    expect(decided.decisions[0]?.details.changes).toEqual([{ column: 'language', from: 'fr', to: 'en' }])
    expect(decided.deed).toMatchObject({ kind: 'bring_in', restores: { id: 'zoe' } })
  })

  test('needs no names in the file', () => {
    expect(told(decide([row(2, { firstName: null, lastName: null })], { accounts: [gone] }))).toEqual([
      'restore',
    ])
  })

  test('A2 that is not theirs is a neutral refusal', () => {
    expect(told(decide([row(2)], { accounts: [{ ...gone, managed: false }] }))).toEqual([
      'refused not_permitted',
    ])
  })

  test('is invited where invitations are sent', () => {
    expect(told(decide([row(2)], { accounts: [gone], way: 'invite' }))).toEqual(['invite'])
  })
})
