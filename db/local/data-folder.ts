import { randomBytes } from 'node:crypto'
import {
  chownSync,
  existsSync,
  lstatSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  readlinkSync,
  realpathSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs'
import { dirname, join, resolve } from 'node:path'
import type { Account } from './account'
import { othersMayRead, SHARED_FOLDER } from './binaries'

/**
 * The folder in which the server's data lives, reachable by its account. When only root may enter `folder`,
 * the data is kept elsewhere and `folder` has a link to it: who deletes `folder` starts afresh either way.
 */
export function dataFolder(folder: string): string {
  mkdirSync(folder, { recursive: true })
  const place = resolve(folder, 'postgres')
  if (linked(place)) return realpathSync(place)
  if (process.getuid?.() !== 0 || existsSync(place) || othersMayRead(resolve(folder))) return place
  forgetAbandoned()
  const home = join(SHARED_FOLDER, `data-${randomBytes(6).toString('hex')}`)
  mkdirSync(join(home, 'postgres'), { recursive: true, mode: 0o755 })
  writeFileSync(join(home, 'used-by'), place)
  symlinkSync(join(home, 'postgres'), place)
  return join(home, 'postgres')
}

/** Gives an empty folder to the account, as PostgreSQL wants it. */
export function handOver(folder: string, { uid, gid }: Account): void {
  mkdirSync(folder, { recursive: true, mode: 0o700 })
  if (uid !== undefined && gid !== undefined) chownSync(folder, uid, gid)
}

function linked(place: string): boolean {
  if (!lstatSync(place, { throwIfNoEntry: false })?.isSymbolicLink()) return false
  if (existsSync(place)) return true
  rmSync(place)
  return false
}

function forgetAbandoned(): void {
  if (!existsSync(SHARED_FOLDER)) return
  for (const name of readdirSync(SHARED_FOLDER).filter((entry) => entry.startsWith('data-'))) {
    const home = join(SHARED_FOLDER, name)
    if (!existsSync(join(home, 'used-by'))) continue
    const place = readFileSync(join(home, 'used-by'), 'utf8')
    const used = linked(place) && dirname(readlinkSync(place)) === home
    if (!used) rmSync(home, { recursive: true, force: true })
  }
}
