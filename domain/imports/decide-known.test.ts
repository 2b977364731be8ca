import { describe, expect, test } from 'vitest'
import { account, decide, gained, lyon, row, told } from '@/tests/deciding-ground'

describe('V1 an account that is there', () => {
  const met = { accounts: [account()] }

  test('is unchanged where the file says what is so, and empty cells say nothing', () => {
    const decided = decide([row(2, { language: 'fr', additionalInfo: 'Note' })], met)
    expect(told(decided)).toEqual(['unchanged'])
    expect(decided.deed).toBeNull()
  })

  test('names and passwords are never overwritten', () => {
    const rows = [row(2, { firstName: 'Autre', lastName: 'Nom', password: 'pluie tambour orange sept' })]
    expect(told(decide(rows, met))).toEqual(['unchanged'])
  })

  test('language, notes, day, fields, group and role are updated, old and new told', () => {
    const change = {
      language: 'en',
      deletionDate: '2027-01-31',
      additionalInfo: 'Autre',
      customValues: { shop: 'Part-Dieu' },
      roles: ['learner', 'coach'],
    } as const
    const decided = decide([row(2, change)], met)
    expect(told(decided)).toEqual(['update'])
    expect(decided.decisions[0]?.details).toEqual({
      changes: [
        { column: 'language', from: 'fr', to: 'en' },
        { column: 'deletion_date', from: '', to: '2027-01-31' },
        { column: 'additional_info', from: 'Note', to: 'Autre' },
        { column: 'custom.shop', from: 'Bellecour', to: 'Part-Dieu' },
      ],
      gains: gained(lyon, 'coach'),
    })
    expect(decided.deed).toMatchObject({ kind: 'change', gains: [gained(lyon, 'coach')] })
  })

  test('A2 whom the actor may not know of is a neutral refusal', () => {
    expect(told(decide([row(2)], { accounts: [account({ visible: false })] }))).toEqual([
      'refused not_permitted',
    ])
  })

  test('of somebody with groups that are not theirs, only the place is given', () => {
    const foreign = { accounts: [account({ managed: false, held: [] })] }
    expect(told(decide([row(2)], foreign))).toEqual(['update'])
    expect(told(decide([row(2, { language: 'en' })], foreign))).toEqual(['refused not_yours'])
  })

  test('D1 the owner has no day of deletion, and nobody sets their own', () => {
    const rows = [row(2, { deletionDate: '2027-01-31' })]
    expect(told(decide(rows, { accounts: [account({ isOwner: true })] }))).toEqual(['refused date_owner'])
    expect(told(decide(rows, { accounts: [account({ id: 'me' })] }))).toEqual(['refused date_yourself'])
  })
})
