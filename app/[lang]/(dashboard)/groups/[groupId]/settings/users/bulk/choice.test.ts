import { expect, test } from 'vitest'
import { firstChoice, possible, wantedOf } from './choice'

const places = [
  { id: 'lyon', name: 'Lyon', roles: ['learner', 'coach', 'admin'] },
  { id: 'lille', name: 'Lille', roles: ['learner'] },
] as const
const selection = { ids: ['a'] }

test('begins with the group that one is in, or the first one may place people in', () => {
  expect(firstChoice(places, 'lille')).toMatchObject({ groupId: 'lille', role: 'learner' })
  expect(firstChoice(places, 'elsewhere')).toMatchObject({ groupId: 'lyon', role: 'learner' })
})

test('a role that is not given in another group is not kept there, and only learners leave groups below', () => {
  const coach = possible({ ...firstChoice(places, 'lyon'), role: 'coach', below: 'all' }, places)
  expect(coach).toMatchObject({ role: 'coach', below: 'public' })
  expect(possible({ ...coach, groupId: 'lille' }, places)).toMatchObject({
    groupId: 'lille',
    role: 'learner',
  })
})

test('a day of deletion is asked for once there is one, or none is wanted', () => {
  const choice = firstChoice(places, 'lyon')
  const date = { deed: 'date', selection } as const
  expect(wantedOf(date, choice)).toBeNull()
  expect(wantedOf(date, { ...choice, day: '2030-01-01' })).toMatchObject({ deletionDate: '2030-01-01' })
  expect(wantedOf(date, { ...choice, day: '2030-01-01', noDay: true })).toMatchObject({ deletionDate: null })
})
