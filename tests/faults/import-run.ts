import { setTimeout as wait } from 'node:timers/promises'
import { runImport } from '@/domain/imports/run-import'
import type { ImportStatus } from '@/domain/imports/view'
import { type Running, start, until } from './armed'
import type { Ground } from './ground'
import { keys, type PeopleInFile, standing } from './import-ground'

/** After so many rows of a phase, and so many milliseconds more, the worker is killed. */
export type Kill = { status: ImportStatus; dealt: number; later: number }

const order: readonly ImportStatus[] = ['reading', 'previewing', 'previewed', 'importing', 'done']

/** The last rows of a phase may be dealt with before the signal arrives. */
const restless = 1500

/** Kills at random places of all three phases, every other one while rows are written. */
export function randomKills(count: number, rows: number): Kill[] {
  const phases: ImportStatus[] = ['importing', 'reading', 'importing', 'previewing']
  return Array.from({ length: count }, (_, at) => ({
    status: phases[at % phases.length] ?? 'importing',
    dealt: Math.floor(Math.random() * (rows - restless)),
    later: Math.floor(Math.random() * 120),
  })).sort((a, b) => order.indexOf(a.status) - order.indexOf(b.status) || a.dealt - b.dealt)
}

/**
 * Imports the file with real workers, each killed outright at the next place of the plan; a whole one ends it. Answers
 * the import, and how many were killed before it had ended.
 */
export async function killImport(ground: Ground, file: PeopleInFile, plan: readonly Kill[]) {
  const importId = await file.send()
  let killed = 0
  for (const kill of plan) {
    const worker = start('worker', ground.settings)
    await follow(ground, file, importId, worker, kill)
    await wait(kill.later)
    if ((await standing(ground.db, importId)).status !== 'done') killed++
    await worker.kill()
  }
  await finish(ground, file, importId)
  return { importId, killed }
}

/** Waits until the import has come as far, pressing IMPORTER on the way. */
export async function follow(
  { db }: Pick<Ground, 'db'>,
  file: PeopleInFile,
  importId: string,
  worker: Running,
  to: Pick<Kill, 'status' | 'dealt'>,
): Promise<void> {
  await until(
    `importing to ${to.status} ${to.dealt}`,
    worker,
    async () => {
      const now = await standing(db, importId)
      if (now.status === 'previewed') await file.press(importId)
      const [at, aim] = [order.indexOf(now.status), order.indexOf(to.status)]
      return at > aim || (at === aim && now.dealt >= to.dealt)
    },
    300,
  )
}

/** A whole worker, until the import has ended. */
export async function finish(ground: Ground, file: PeopleInFile, importId: string): Promise<void> {
  const worker = start('worker', ground.settings)
  await follow(ground, file, importId, worker, { status: 'done', dealt: 0 })
  await worker.kill()
}

/** The same without a worker, undisturbed. */
export async function importWhole({ db }: Pick<Ground, 'db'>, file: PeopleInFile): Promise<string> {
  const importId = await file.send()
  for (let { status } = await standing(db, importId); status !== 'done'; ) {
    if (status === 'previewed') await file.press(importId)
    await runImport(db, { keys, passwordCost: 10 }, importId)
    ;({ status } = await standing(db, importId))
  }
  return importId
}
