import { afterAll, beforeAll, expect, test } from 'vitest'
import { createPlatform } from '@/db/factories/platform'
import { testDatabase } from '@/tests/database'
import { type Ground, leaveGround, prepareGround } from './ground'
import { broken } from './invariant'
import { points } from './points'
import { killWorkers } from './worker-run'

let ground: Ground

beforeAll(async () => {
  ground = await prepareGround(await createPlatform(await testDatabase()))
})
afterAll(() => leaveGround(ground))

const places = Object.keys(points).filter((name) => points[name]?.in === 'worker')

/* Once at each point; `npm run test:faults` kills ten times at each, and the web process too. */
test('F01 a worker that is killed, wherever: every person has one message, and no row is forgotten', async () => {
  const figures = await killWorkers(ground, 'sample', places)
  const everybody = places.length * 3
  expect(figures).toMatchObject({ invitations: everybody, accepted: everybody, uncertain: 0 })
  expect(broken(figures)).toBe(0)
}, 120_000)
