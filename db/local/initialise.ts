import { spawnSync } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import { chownSync, existsSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Account } from './account'
import { handOver } from './data-folder'
import { SetupError } from './setup-error'

export const SUPERUSER = 'bienvenue'

// Lives inside the data, so that neither is ever there without the other.
const PASSWORD_FILE = 'bienvenue.password'

export const passwordOf = (data: string) => readFileSync(join(data, PASSWORD_FILE), 'utf8').trim()

/** Creates the server's data once. An interrupted attempt leaves nothing that looks whole. */
export function initialise(data: string, native: string, account: Account): void {
  if (existsSync(join(data, PASSWORD_FILE))) return
  const password = `${data}.password`
  if (existsSync(join(data, 'PG_VERSION')) && !existsSync(password)) {
    throw new SetupError(
      `${data} is not the work of this program: move it away, or delete it to start afresh.`,
    )
  }
  rmSync(data, { recursive: true, force: true })
  handOver(data, account)
  writeFileSync(password, randomBytes(24).toString('base64url'), { mode: 0o600 })
  if (account.uid !== undefined) chownSync(password, account.uid, account.gid ?? account.uid)
  const failures = ['C.UTF-8', 'en_US.UTF-8', 'C'].map((ctype) => {
    return existsSync(join(data, 'PG_VERSION')) ? '' : initdb(native, account, data, password, ctype)
  })
  if (!existsSync(join(data, 'PG_VERSION')))
    throw new SetupError(`PostgreSQL cannot set up its data: ${failures[0]}`)
  renameSync(password, join(data, PASSWORD_FILE))
}

/**
 * Case and order are PostgreSQL's own C.UTF-8; `ctype` is what pg_trgm asks whether é is a letter. Stretching protects
 * passwords that can be guessed; of one with 192 random bits, it only makes every connection cost a fifth of a second,
 * since the driver does it in JavaScript.
 */
function initdb(native: string, account: Account, data: string, password: string, ctype: string): string {
  const flags = `-U ${SUPERUSER} -A scram-sha-256 -E UTF8 --locale=C --lc-ctype=${ctype} --no-instructions`
  const locale = '--locale-provider=builtin --builtin-locale=C.UTF-8'
  const settings = '-c scram_iterations=1'
  const { stderr, status } = spawnSync(
    join(native, 'bin/initdb'),
    [...flags.split(' '), ...locale.split(' '), ...settings.split(' '), `--pwfile=${password}`, '-D', data],
    { ...account, cwd: '/', encoding: 'utf8' },
  )
  return status === 0 ? '' : (stderr.trim().split('\n').at(-1) ?? '')
}
