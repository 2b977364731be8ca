import { expect, test } from 'vitest'
import type { SessionOutcome } from '@/domain/course-sessions/session-outcome'
import { groupOutcomes, newTo } from './grouped'

test('I1, I3 every outcome is told once, each where it belongs', () => {
  const outcomes: SessionOutcome[] = [
    { text: '1', outcome: 'enrolled', address: 'enrolled@a.example', added: false },
    { text: '2', outcome: 'enrolled', address: 'joined@a.example', added: true },
    { text: '3', outcome: 'invited', address: 'invited@a.example', restores: false },
    { text: '4', outcome: 'invited', address: 'restored@a.example', restores: true },
    { text: '5', outcome: 'added', address: 'added@a.example' },
    { text: '6', outcome: 'already_enrolled', address: 'already@a.example', pending: false },
    { text: '7', outcome: 'already_enrolled', address: 'waiting@a.example', pending: true },
    { text: '8', outcome: 'not_permitted', address: 'notPermitted@a.example' },
    { text: '9', outcome: 'erased_before', address: 'erased@a.example' },
    { text: '10', outcome: 'twice', address: 'twice@a.example' },
    { text: '11', outcome: 'invalid', fault: 'domain' },
  ]
  const { invalid, ...others } = groupOutcomes(outcomes)
  expect(invalid).toEqual([outcomes.at(-1)])
  expect(others).toEqual(
    Object.fromEntries(Object.keys(others).map((place) => [place, [`${place}@a.example`]])),
  )
  expect(newTo({ invalid, ...others }).map((address) => address.split('@')[0])).toEqual([
    'enrolled',
    'joined',
    'invited',
    'restored',
    'added',
  ])
})
