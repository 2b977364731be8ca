import { execFile } from 'node:child_process'
import { join } from 'node:path'
import { promisify } from 'node:util'
import type { Database } from '@/db/client'
import type { Platform } from '@/db/factories/platform'
import { typescript } from '@/scripts/typescript'
import { layKnown, layTowns, type Town } from './import-ground'
import type { Ran } from './import-run'
import { writePeopleFile } from './people-file'
import type { Reporter } from './report'

export type Ground = { db: Database; platform: Platform; folder: string; report: Reporter }
export type Laid = { path: string; groupId: string; towns: Town[]; rows: number }

/** Groups of their own, those who are there already, and the file on the disk. */
export async function lay({ db, platform, folder }: Ground, name: string, rows: number): Promise<Laid> {
  const towns = await layTowns(db, platform, name)
  const domain = domainOf(name)
  await layKnown(db, rows, domain, towns)
  const path = join(folder, `${domain}.csv`)
  await writePeopleFile(path, { rows, domain, groups: towns.map((town) => town.path) })
  return { path, rows, towns, groupId: towns[0]?.groupIds.at(-1) ?? '' }
}

/** Short, so that a million people are within the size of a file. */
const domainOf = (name: string) => `${name.toLowerCase()}.example`

/** A worker's whole work on it, in a process of its own. */
export async function run({ platform }: Ground, { path, groupId }: Laid): Promise<Ran> {
  const args = [
    'bench/import-run.ts',
    '--file',
    path,
    '--group',
    groupId,
    '--as',
    platform.people.platformAdmin.id,
  ]
  const { stdout } = await promisify(execFile)(process.execPath, [...typescript, ...args])
  return JSON.parse(stdout.trim().split('\n').at(-1) ?? '')
}
