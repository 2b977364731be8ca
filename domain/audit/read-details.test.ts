import { expect, test } from 'vitest'
import { idsIn, nameless, readDetails } from './read-details'

const lyon = '01935443-ad9c-7003-828f-f661e55d3e1e'
const field = '01935443-ad9c-7003-828f-f661e55d3e1f'
const gone = '01935443-ad9c-7003-828f-f661e55d3e20'
const names = new Map([
  [lyon, { name: 'Lyon' }],
  [field, { name: 'Matricule' }],
])

test('what was and what is now are one line, with names for ids', () => {
  const details = {
    firstName: { from: 'Ana', to: 'Anna' },
    groupId: lyon,
    roles: ['learner'],
    parentId: gone,
  }
  expect(readDetails(details, names)).toEqual([
    { field: 'firstName', of: null, from: 'Ana', to: 'Anna' },
    { field: 'groupId', of: null, to: 'Lyon' },
    { field: 'parentId', of: null, to: nameless },
    { field: 'roles', of: null, to: ['learner'] },
  ])
})

test('custom fields say what changed in them, each by its name, whichever way they are written', () => {
  const lines = [{ field: 'customValues', of: 'Matricule', from: 'A1', to: 'A2' }]
  const kept = { [gone]: 'x' }
  const whole = { from: { ...kept, [field]: 'A1' }, to: { ...kept, [field]: 'A2' } }
  expect(readDetails({ customValues: whole }, names)).toEqual(lines)
  expect(readDetails({ customValues: { [field]: { from: 'A1', to: 'A2' } } }, names)).toEqual(lines)
  expect(readDetails({ customValues: { from: null, to: { [gone]: 'y' } } }, names)).toEqual([
    { field: 'customValues', of: null, from: null, to: 'y' },
  ])
})

test('the ids to be named are found wherever they stand', () => {
  expect(idsIn([null, { a: { from: lyon, to: [gone] }, b: { [field]: 'x' }, c: 7 }])).toEqual([
    lyon,
    gone,
    field,
  ])
})
