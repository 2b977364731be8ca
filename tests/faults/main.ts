import { closeDatabase, db } from '@/db/client'
import { createPlatform } from '@/db/factories/platform'
import { freePort } from '@/db/local/ports'
import { bringUpToDate } from '@/scripts/bring-up-to-date'
import { startDatabase } from '@/scripts/local-database'
import { takeLock } from '@/scripts/lock'
import { main, whenAsked } from '@/scripts/main'
import { build, isBuilt } from '@/scripts/production-build'
import { killDeletions } from './delete-run'
import { type Ground, leaveGround, prepareGround, secret } from './ground'
import { killImports, wholeImport } from './import-kills'
import { broken, type Figures } from './invariant'
import { points } from './points'
import { heading, report, summary } from './report'
import { killWorkers } from './worker-run'

/**
 * `npm run test:faults`: kills the worker and the web process at every point, ten times each (in an import twice as often), and
 * counts what the database and the provider's inbox then say together. Words choose points by name, a number the kills.
 */
main(async () => {
  const words = process.argv.slice(2)
  const kills = Number(words.find((word) => /^\d+$/.test(word)) ?? 10)
  const wanted = words.filter((word) => !/^\d+$/.test(word))
  const chosen = [...Object.keys(points), wholeImport].filter(
    (name) => !wanted.length || wanted.some((word) => name.includes(word)),
  )
  await using stack = new AsyncDisposableStack()
  const asked = new AbortController()
  whenAsked(() => asked.abort())
  if (chosen.some((name) => points[name]?.in === 'web') && !isBuilt()) await build(asked.signal)
  const ground = await prepare(stack)
  console.log(heading)
  const all: Figures[] = []
  let total = 0
  for (const name of chosen) {
    asked.signal.throwIfAborted()
    const since = performance.now()
    // An import is one long work of three phases, most of which none of ten places would lie in.
    const count = name === wholeImport ? 2 * kills : kills
    const figures = await kill(ground, name, count)
    all.push(figures)
    total += count
    console.log(report(name, count, figures, (performance.now() - since) / 1000))
  }
  console.log(summary(all, total))
  return all.some((figures) => broken(figures) > 0) ? 1 : 0
})

/** The web's deeds read the build that they post to: they are loaded when there is one. */
async function kill(ground: Ground, point: string, kills: number): Promise<Figures> {
  const plan = Array<string>(kills).fill(point)
  if (point === wholeImport) return killImports(ground, kills)
  if (point.startsWith('worker:delete')) return killDeletions(ground, point, plan)
  if (points[point]?.in === 'worker') return killWorkers(ground, point, plan)
  const { killServers } = await import('./web-run')
  return killServers(ground, point, kills)
}

async function prepare(stack: AsyncDisposableStack): Promise<Ground> {
  const { folder, lock } = await ownFolder()
  stack.defer(() => lock.release())
  const server = await startDatabase(folder, await freePort(), { durable: false, empty: true })
  stack.defer(server.stop)
  Object.assign(process.env, {
    DATABASE_URL: server.url,
    DATABASE_GATEWAY: server.gateway,
    AUTH_SECRET: secret,
    APP_URL: 'http://localhost:1',
    RESEND_API_KEY: 're_faults',
  })
  await bringUpToDate(db())
  stack.defer(closeDatabase)
  const ground = await prepareGround(db(), await createPlatform(db()))
  stack.defer(() => leaveGround(ground))
  return ground
}

/** Runs at the same time, each at points of its own, do not share a server. */
async function ownFolder() {
  for (let number = 1; ; number++) {
    const folder = `.data/faults-${number}`
    const taken = await takeLock(folder, 'npm run test:faults')
    if ('lock' in taken) return { folder, lock: taken.lock }
  }
}
