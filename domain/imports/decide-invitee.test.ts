import { describe, expect, test } from 'vitest'
import { decide, gained, lille, lyon, row, told } from '@/tests/deciding-ground'

describe('I2 where invitations are sent', () => {
  const pending = { email: 'zoe@x.fr', additionalInfo: '', customValues: {}, promised: [gained(lyon)] }
  const promised = { ...pending, promised: [{ groupId: lyon, role: 'learner' as const }] }

  test('somebody unknown is invited once, into all their groups', () => {
    const decided = decide([row(2), row(3, { groupId: lille })], { way: 'invite' })
    expect(told(decided)).toEqual(['invite', 'update'])
    expect(decided.deed).toMatchObject({
      kind: 'invite',
      isNew: true,
      places: [{ groupId: lyon }, { groupId: lille }],
    })
  })

  test('a pending invitation is added to, or stays as it is', () => {
    const given = { way: 'invite', pending: promised } as const
    expect(told(decide([row(2)], given))).toEqual(['unchanged'])
    expect(told(decide([row(2, { groupId: lille })], given))).toEqual(['update'])
    expect(told(decide([row(2, { customValues: { shop: 'A' } })], given))).toEqual(['update'])
  })

  test('C5 nobody without a mailbox', () => {
    const rows = [row(2, { email: null, login: 'zoe', userName: 'zoe' })]
    expect(told(decide(rows, { way: 'invite' }))).toEqual(['refused no_mailbox'])
  })
})
