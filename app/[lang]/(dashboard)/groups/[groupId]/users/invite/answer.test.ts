import { expect, test } from 'vitest'
import type { Outcome } from '@/domain/invitations/outcome'
import { groupOutcomes } from './answer'

test('I1, E2 every outcome is told once, those that bring an earlier account back apart', () => {
  const address = 'a@a.example'
  const outcomes: Outcome[] = [
    { text: '1', outcome: 'invited', address, restores: false },
    { text: '2', outcome: 'invited', address: 'b@a.example', restores: true },
    { text: '3', outcome: 'added', address, changed: true },
    { text: '4', outcome: 'added', address, changed: false },
    { text: '5', outcome: 'already_active', address, accountId: 'id', inGroup: false },
    { text: '6', outcome: 'not_permitted', address },
    { text: '9', outcome: 'erased_before', address },
    { text: '7', outcome: 'twice', address },
    { text: '8', outcome: 'invalid', fault: 'domain' },
  ]
  const grouped = groupOutcomes(outcomes)
  expect(Object.values(grouped).map((group) => group.length)).toEqual([1, 1, 1, 1, 1, 1, 1, 1, 1])
  expect(grouped.restored).toEqual(['b@a.example'])
  expect(grouped.active).toEqual([{ address, accountId: 'id', inGroup: false }])
})
