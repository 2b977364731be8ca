import { rmSync } from 'node:fs'
import { join } from 'node:path'
import { closeDatabase, db } from '@/db/client'
import { requireFreePort } from '@/db/local/ports'
import { SetupError } from '@/db/local/setup-error'
import { keepRate } from '@/domain/mail/gate'
import { startApp, startWorker } from './app'
import { bringUpToDate } from './bring-up-to-date'
import { type Demo, demoPeople, tellDemo } from './demo'
import { startInbox } from './inbox'
import { startDatabase } from './local-database'
import { type Lock, takeLock } from './lock'
import { keepRunning } from './part'
import { build, isBuilt } from './production-build'
import { localSettings } from './settings'
import type { Steps } from './steps'

type Ports = { app: number; inbox: number; database: number }
export type LocalOptions = {
  folder: string
  ports: Ports
  command: string
  steps: Steps
  signal: AbortSignal
  dev?: boolean
  quiet?: boolean
  /** Begins with an empty platform whose data may be lost: for tests. */
  fresh?: boolean
}
export type Running = Demo & {
  /** Resolves, with the sentence to say, when a part that the others need has ended. */
  failed: Promise<string>
  stop(): Promise<void>
}

/** Starts everything on this machine: database, gateway, inbox, worker and app. What was started is stopped on failure. */
export async function startLocal(options: LocalOptions): Promise<Running> {
  const lock = await lockOf(options)
  const started = new AsyncDisposableStack()
  started.defer(() => lock.release())
  const stop = () => started.disposeAsync()
  try {
    return { ...(await startParts(options, lock, started)), stop }
  } catch (error) {
    await stop()
    throw error
  }
}

async function lockOf({ folder, command }: LocalOptions): Promise<Lock> {
  const taken = await takeLock(folder, command)
  if ('lock' in taken) return taken.lock
  const { pid, url, command: other } = taken.holder
  throw new SetupError(
    `\`${other}\` is already running in this folder (process ${pid})${url ? `: ${url}` : '; try again in a moment.'}`,
  )
}

async function startParts(options: LocalOptions, lock: Lock, started: AsyncDisposableStack) {
  const { folder, ports, steps, signal, dev, quiet, fresh } = options
  await requireFreePort(ports.app, 'PORT', 'the app')
  await requireFreePort(ports.inbox, 'INBOX_PORT', 'the inbox')
  const database = await startData(options, started)
  if (fresh) rmSync(join(folder, 'inbox.json'), { force: true })
  const inbox = await steps.run('Inbox', () => startInbox(folder, ports.inbox))
  started.defer(inbox.stop)
  const url = `http://localhost:${ports.app}`
  const parts = { database: database.url, gateway: database.gateway, url, inbox: inbox.api }
  Object.assign(process.env, localSettings(folder, parts))
  lock.tell({ url, database: database.url })
  const people = await bringData(folder, steps)
  if (!dev && !isBuilt()) await steps.run('Production build', () => build(signal))
  const part = { folder, variables: process.env, loud: !quiet }
  const worker = keepRunning(
    () => startWorker(part),
    (sentence) => steps.say(sentence),
  )
  started.defer(worker.stop)
  const app = await steps.run('App', () => startApp({ ...part, port: ports.app, host: 'localhost', dev }))
  started.defer(app.stop)
  const demo = { url, inbox: inbox.page, people }
  const table = tellDemo(folder, demo)
  if (!quiet) steps.say(`${table}\n  Ctrl-C stops everything.\n`)
  return { ...demo, failed: firstEnd(app.ended, database.ended) }
}

async function startData({ folder, ports, steps, fresh }: LocalOptions, started: AsyncDisposableStack) {
  const database = await steps.run('PostgreSQL', () =>
    startDatabase(folder, ports.database, { durable: !fresh, empty: fresh }),
  )
  started.defer(database.stop)
  if (database.foundOrphan) steps.say('A PostgreSQL that an earlier start had left running was stopped.')
  return database
}

async function bringData(folder: string, steps: Steps) {
  await steps.run('Migrations', () => bringUpToDate(db()))
  // The inbox of this machine takes more calls than Resend, and does not say so.
  await keepRate(db(), 50)
  const people = await steps.run('Demo platform', () => demoPeople(folder))
  await closeDatabase()
  return people
}

function firstEnd(app: Promise<void>, database: Promise<void>): Promise<string> {
  return Promise.race([
    app.then(() => 'The app ended unexpectedly, so everything was stopped (its log: app.log).'),
    database.then(() => 'PostgreSQL ended unexpectedly, so everything was stopped (its log: postgres.log).'),
  ])
}
