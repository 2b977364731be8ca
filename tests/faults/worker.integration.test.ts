import { afterAll, beforeAll, expect, test } from 'vitest'
import { createPlatform } from '@/db/factories/platform'
import { testDatabase } from '@/tests/database'
import { killDeletions } from './delete-run'
import { type Ground, leaveGround, prepareGround } from './ground'
import { broken } from './invariant'
import { killWorkers } from './worker-run'

let ground: Ground

beforeAll(async () => {
  const db = await testDatabase()
  ground = await prepareGround(db, await createPlatform(db))
})
afterAll(() => leaveGround(ground))

const places = ['after-claim', 'call-unanswered', 'call-answered', 'settle-unanswered', 'after-settle'].map(
  (place) => `worker:${place}`,
)

/* A sample; `npm run test:faults` kills at every point, ten times each, and the web process too. */
test('F01 a worker that is killed, wherever: every person has one message, and no row is forgotten', async () => {
  const figures = await killWorkers(ground, 'sample', places)
  const everybody = places.length * 3
  expect(figures).toMatchObject({ invitations: everybody, accepted: places.length * 2, uncertain: 0 })
  expect(broken(figures)).toBe(0)
}, 120_000)

test('F01 D2 a worker that is killed while it deletes accounts on their day: each is whole, or gone with all it had', async () => {
  const plan = ['after-accounts', 'commit-unanswered'].map((place) => `worker:delete-${place}`)
  const figures = await killDeletions(ground, 'sample-deletions', plan)
  expect(figures).toMatchObject({ forgotten: 0, half: 0 })
  expect(broken(figures)).toBe(0)
}, 120_000)
