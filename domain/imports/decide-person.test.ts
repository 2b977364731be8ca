import { describe, expect, test } from 'vitest'
import type { Role } from '@/domain/access/roles'
import { actor, decide, lille, lyon, row, told } from '@/tests/deciding-ground'

describe('lines that do not go together', () => {
  test('the same place twice is told against the other line, and nothing is lost', () => {
    const decided = decide([row(2), row(5)])
    expect(told(decided)).toEqual(['create', 'unchanged twice'])
    expect(decided.decisions.find(({ line }) => line === 5)?.details.reasons).toEqual([
      { fault: 'twice', line: 2 },
    ])
  })

  test('who says another thing than a line before is refused, with the column and that line', () => {
    const decided = decide([row(2), row(7, { groupId: lille, lastName: 'Grand' })])
    expect(told(decided)).toEqual(['create', 'refused contradicts'])
    expect(decided.decisions.find(({ line }) => line === 7)?.details.reasons).toEqual([
      { fault: 'contradicts', column: 'last_name', line: 2 },
    ])
  })

  test('nobody has more than a hundred lines', () => {
    const rows = Array.from({ length: 102 }, (_, at) => row(at + 2, { groupId: at % 2 ? lyon : lille }))
    expect(told(decide(rows)).filter((one) => one === 'refused lines_many')).toHaveLength(2)
  })
})

describe('A1 role ceilings, row by row', () => {
  const userAdmin = actor({ adminOf: new Set(), rolesIn: new Map([[lyon, new Set<Role>(['user_admin'])]]) })

  test('a user administrator gives learners their place, and no other role', () => {
    const rows = [row(2, { roles: ['admin'] }), row(3)]
    expect(told(decide(rows, { actor: userAdmin }))).toEqual(['refused role_not_yours', 'create'])
  })

  test('T13 a group that is not theirs is none', () => {
    expect(told(decide([row(2, { groupId: lille })], { actor: userAdmin }))).toEqual([
      'refused group_not_yours',
    ])
  })

  test('D1 a day that is over is refused', () => {
    expect(told(decide([row(2, { deletionDate: '2026-11-26' })]))).toEqual(['refused date_passed'])
    expect(told(decide([row(2, { deletionDate: '2026-11-27' })]))).toEqual(['create'])
  })
})
