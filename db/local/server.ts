import { type ChildProcess, spawn } from 'node:child_process'
import { existsSync, mkdirSync, openSync, readFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { accountFor } from './account'
import { binariesFor } from './binaries'
import { dataFolder } from './data-folder'
import { initialise, passwordOf, SUPERUSER } from './initialise'
import { stopOrphan } from './orphan'
import { requireFreePort } from './ports'
import { SetupError } from './setup-error'

export type Server = {
  url(database: string): string
  /** Whether a killed start had left this server running. */
  foundOrphan: boolean
  ended: Promise<void>
  stop(): Promise<void>
}

type Options = { folder: string; port: number; durable?: boolean }

/** Starts the embedded PostgreSQL whose data is under `folder`, on loopback. */
export async function startServer({ folder, port, durable = true }: Options): Promise<Server> {
  const data = dataFolder(folder)
  const account = accountFor(data)
  const native = binariesFor(account)
  initialise(data, native, account)
  const foundOrphan = await stopOrphan(data)
  await requireFreePort(port, 'PG_PORT', 'PostgreSQL')
  const log = join(folder, 'logs/postgres.log')
  mkdirSync(join(folder, 'logs'), { recursive: true })
  const output = openSync(log, 'a')
  const server = spawn(join(native, 'bin/postgres'), ['-D', data, ...settings(port, durable)], {
    ...account,
    cwd: '/',
    stdio: ['ignore', output, output],
    // Its own group: Ctrl-C in the terminal must reach the app before the database.
    detached: true,
  })
  // Whatever ends us without asking must not leave the server behind.
  const leave = () => server.kill('SIGINT')
  process.once('exit', leave)
  const ended = new Promise<void>((done) => server.once('exit', () => done()))
  await ready(server, data, log)
  const url = (database: string) =>
    `postgres://${SUPERUSER}:${passwordOf(data)}@127.0.0.1:${port}/${database}`
  return { url, foundOrphan, ended, stop: () => stop(server, ended) }
}

function settings(port: number, durable: boolean): string[] {
  const careless = ['fsync=off', 'synchronous_commit=off', 'full_page_writes=off']
  const values = [
    `port=${port}`,
    'listen_addresses=127.0.0.1',
    'unix_socket_directories=',
    'shared_buffers=256MB',
    'wal_level=minimal',
    'max_wal_senders=0',
    'max_wal_size=2GB',
    'random_page_cost=1.1',
    'log_checkpoints=off',
    'timezone=UTC',
    ...(durable ? [] : careless),
  ]
  return values.flatMap((value) => ['-c', value])
}

/** The pid file's eighth line is how PostgreSQL itself tells pg_ctl that it takes connections. */
async function ready(server: ChildProcess, data: string, log: string): Promise<void> {
  const file = join(data, 'postmaster.pid')
  for (let waited = 0; waited < 60_000; waited += 20) {
    if (server.exitCode !== null) {
      const fatal = readFileSync(log, 'utf8')
        .split('\n')
        .findLast((line) => /FATAL|error/.test(line))
      throw new SetupError(`PostgreSQL did not start: ${fatal ?? 'see its log'} (${resolve(log)})`)
    }
    const lines = existsSync(file) ? readFileSync(file, 'utf8').split('\n') : []
    if (Number(lines[0]) === server.pid && lines[7]?.trim() === 'ready') return
    await sleep(20)
  }
  throw new SetupError(`PostgreSQL did not get ready within a minute; its log is ${resolve(log)}`)
}

async function stop(server: ChildProcess, ended: Promise<void>): Promise<void> {
  server.kill('SIGINT')
  const given = new AbortController()
  const late = sleep(8_000, undefined, { signal: given.signal, ref: false }).then(
    () => server.kill('SIGQUIT'),
    () => {},
  )
  await Promise.race([ended, late])
  given.abort()
  await ended
}
