import { setTimeout as wait } from 'node:timers/promises'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { createPlatform } from '@/db/factories/platform'
import { testDatabase } from '@/tests/database'
import { start } from './armed'
import { type Ground, leaveGround, prepareGround } from './ground'
import { layFile, outcomesOf, seatsAdd, traceOf } from './import-ground'
import { finish, follow, importWhole, killImport, randomKills } from './import-run'

const rows = 2500
let ground: Ground
/** What an undisturbed run of a file leaves, and tells. */
let whole: { trace: Record<string, string[]>; outcomes: string[] }

beforeAll(async () => {
  const db = await testDatabase()
  ground = await prepareGround(db, await createPlatform(db))
  await using file = await layFile(ground, 'W', rows)
  const importId = await importWhole(ground, file)
  whole = { trace: await traceOf(db, file), outcomes: await outcomesOf(db, importId) }
}, 180_000)
afterAll(() => leaveGround(ground))

/* A sample; `npm run test:faults import` kills at twenty places of twenty thousand rows. */
test('F10 a worker that is killed while it reads, tries and writes a file: the tables are those of an undisturbed run', async () => {
  await using cut = await layFile(ground, 'K', rows)
  const { importId, killed } = await killImport(ground, cut, randomKills(3, rows))
  expect(killed).toBe(3)
  const trace = await traceOf(ground.db, cut)
  expect(trace.accounts?.length).toBe(rows * 0.95)
  expect(trace).toEqual(whole.trace)
  expect(await outcomesOf(ground.db, importId)).toEqual(whole.outcomes)
  expect(await seatsAdd(ground.db)).toBe(true)
}, 180_000)

test('F11 the same file twice, one after the other and both at once: nobody and no mail twice', async () => {
  await using file = await layFile(ground, 'T', 1000)
  await importWhole(ground, file)
  const once = await traceOf(ground.db, file)
  const again = await importWhole(ground, file)
  expect(await traceOf(ground.db, file)).toEqual(once)
  const told = (await outcomesOf(ground.db, again)).filter((one) => one.startsWith('import|'))
  expect(told.filter((one) => one.includes('|unchanged'))).toHaveLength(950)

  await using other = await layFile(ground, 'A', 1000)
  await Promise.all([importWhole(ground, other), importWhole(ground, other)])
  expect(await traceOf(ground.db, other)).toEqual(once)
  expect(await seatsAdd(ground.db)).toBe(true)
}, 180_000)

test('F13 a worker that stood still past its lease in the middle of a batch, then goes on: nothing twice', async () => {
  await using still = await layFile(ground, 'S', rows)
  const importId = await still.send()
  const first = start('worker', ground.settings)
  await follow(ground, still, importId, first, { status: 'importing', dealt: 1000 })
  first.stand()
  // Its lease lasts a second, and another looks for lost jobs every five.
  const second = start('worker', ground.settings)
  await wait(7000)
  first.goOn()
  await finish(ground, still, importId)
  await Promise.all([first.kill(), second.kill()])
  expect(await traceOf(ground.db, still)).toEqual(whole.trace)
  expect(await outcomesOf(ground.db, importId)).toEqual(whole.outcomes)
  expect(await seatsAdd(ground.db)).toBe(true)
}, 180_000)
