import { sql } from 'drizzle-orm'
import { closeDatabase, db } from '@/db/client'
import { startGateway } from '@/db/local/gateway'
import { requireFreePort } from '@/db/local/ports'
import { SetupError } from '@/db/local/setup-error'
import { startApp, startWorker } from './app'
import { bringUpToDate } from './bring-up-to-date'
import { keepRunning } from './part'
import { build, isBuilt } from './production-build'
import { isNeon, localPorts, type Variables } from './settings'
import type { Steps } from './steps'

type Options = { variables: Variables; steps: Steps; signal: AbortSignal; dev?: boolean }

/** Starts the app with the settings of this machine: nothing local, nothing seeded. */
export async function startProduction(options: Options) {
  const started = new AsyncDisposableStack()
  const stop = () => started.disposeAsync()
  try {
    return { ...(await startParts(options, started)), stop }
  } catch (error) {
    await stop()
    throw error
  }
}

async function startParts({ variables, steps, signal, dev }: Options, started: AsyncDisposableStack) {
  const database = variables.DATABASE_URL ?? ''
  const { app: port } = localPorts(variables)
  await requireFreePort(port, 'PORT', 'the app')
  Object.assign(process.env, variables)
  if (!isNeon(database)) {
    const gateway = await startGateway(database)
    started.defer(gateway.close)
    process.env.DATABASE_GATEWAY = gateway.address
  }
  await steps.run('Migrations', migrate)
  if (!dev && !isBuilt()) await steps.run('Production build', () => build(signal))
  const part = { folder: '.data', variables: process.env }
  if (process.env.WORKER !== 'elsewhere') {
    const worker = keepRunning(
      () => startWorker(part),
      (sentence) => steps.say(sentence),
    )
    started.defer(worker.stop)
  }
  const app = await steps.run('App', () => startApp({ ...part, port, dev }))
  started.defer(app.stop)
  steps.say(`Bienvenue answers on port ${port} as ${process.env.APP_URL}`)
  return { failed: app.ended.then(() => 'The app ended unexpectedly, so everything was stopped.') }
}

async function migrate(): Promise<void> {
  try {
    // A database that was asleep (Neon) may refuse the first time.
    await db()
      .execute(sql`select 1`)
      .catch(() => db().execute(sql`select 1`))
  } catch (error) {
    const { message } = ((error as Error).cause ?? error) as Error
    throw new SetupError(`The database of DATABASE_URL does not answer: ${message || 'no connection'}`)
  }
  await bringUpToDate(db())
  await closeDatabase()
}
