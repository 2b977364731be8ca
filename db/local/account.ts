import { spawnSync } from 'node:child_process'
import { existsSync, statSync } from 'node:fs'
import { SetupError } from './setup-error'

/** The account that PostgreSQL runs under; empty means the one that runs us. */
export type Account = { uid?: number; gid?: number }

/** PostgreSQL refuses to be root, so root steps down to the owner of the data, else to `nobody`. */
export function accountFor(data: string): Account {
  if (process.getuid?.() !== 0) return {}
  if (existsSync(data)) {
    const { uid, gid } = statSync(data)
    if (uid !== 0) return { uid, gid }
  }
  return { uid: idOfNobody('-u'), gid: idOfNobody('-g') }
}

function idOfNobody(flag: string): number {
  const { status, stdout } = spawnSync('id', [flag, 'nobody'], { encoding: 'utf8' })
  if (status === 0) return Number(stdout)
  throw new SetupError(
    'PostgreSQL does not run as root and there is no account "nobody": start as another user.',
  )
}
