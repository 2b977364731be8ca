import { expect, test } from 'vitest'
import { rolesHeld } from './roles'

test('G3 each role once, in order; its groups below are told only where it was not given in the group itself', () => {
  const from = (name: string | null) => ({ name })
  expect(
    rolesHeld([
      { role: 'coach', through: null },
      { role: 'learner', through: from('Lyon') },
      { role: 'learner', through: from(null) },
      { role: 'coach', through: from('Lille') },
    ]),
  ).toEqual([
    { role: 'learner', through: ['Lyon'] },
    { role: 'coach', through: null },
  ])
})
