import { setTimeout as wait } from 'node:timers/promises'
import { db } from '@/db/client'
import type { Actor } from '@/domain/access/actor'
import { chooseOptions } from '@/domain/imports/choose-format'
import { runImport } from '@/domain/imports/run-import'
import { showImport } from '@/domain/imports/show-import'
import { startImport } from '@/domain/imports/start-import'
import { cancelImport } from '@/domain/imports/stop-import'
import type { ImportStatus, ImportView } from '@/domain/imports/view'
import { env } from '@/env'
import type { Asked } from './asked'
import { writeRefused } from './refused'
import { type Told, teller } from './told'
import { orRefused, uploadFile } from './upload'
import { findImporter, findTarget } from './who'

const keys = () => ({ current: env().AUTH_SECRET, previous: env().AUTH_SECRET_PREVIOUS })
const settings = () => ({ keys: keys(), passwordCost: env().PASSWORD_COST })
const atWork: readonly ImportStatus[] = ['reading', 'previewing', 'importing']

/** From a file to its last figure, through the use cases of the pages and in the worker's own steps. Answers the exit code. */
export async function importPeople(asked: Asked, stop: AbortSignal): Promise<number> {
  const actor = await findImporter(db(), asked.as)
  const groupId = await findTarget(db(), actor, asked.group)
  const tell = await teller(db(), actor)
  const importId = await uploadFile(db(), keys(), actor, { path: asked.file, groupId })
  const way = asked.invite ? 'invite' : 'create'
  orRefused(await chooseOptions(db(), actor, { importId, way, sendsCredentials: asked.credentials }))
  const tried = await work(actor, importId, tell, stop)
  tell.recognised(tried)
  if (tried.status !== 'previewed') return stopped(tried, tell, stop)
  tell.figures(tried.preview)
  if (asked.dryRun) return end(actor, asked, tried, tell)
  orRefused(await startImport(db(), actor, { importId, formatVersion: tried.formatVersion }))
  const written = await work(actor, importId, tell, stop)
  if (written.status !== 'done') return stopped(written, tell, stop)
  tell.figures(written.totals)
  return end(actor, asked, written, tell)
}

/** Takes the worker's steps until there are none for now, and says how far it is. */
async function work(actor: Actor, importId: string, tell: Told, stop: AbortSignal): Promise<ImportView> {
  for (;;) {
    const view = await showImport(db(), actor, importId)
    if (!view) throw new Error('The import is gone')
    if (!atWork.includes(view.status) || stop.aborted) return view
    const ended = new AbortController()
    const telling = tellProgress(actor, importId, tell, ended.signal)
    await runImport(db(), settings(), importId, stop).finally(() => ended.abort())
    await telling
    // A worker that has it in hand goes on with it: it is looked at again.
    await wait(100)
  }
}

async function tellProgress(actor: Actor, importId: string, tell: Told, ended: AbortSignal): Promise<void> {
  while (!ended.aborted) {
    await wait(2000, undefined, { signal: ended }).catch(() => {})
    const view = ended.aborted ? null : await showImport(db(), actor, importId)
    if (view) tell.progress(view)
  }
}

function stopped(view: ImportView, tell: Told, stop: AbortSignal): number {
  tell.stopped(view, stop.aborted)
  return view.totals ? 1 : 2
}

/** What was only tried is ended, so that nobody has to tidy up after it. */
async function end(actor: Actor, { file, dryRun }: Asked, view: ImportView, tell: Told): Promise<number> {
  if (dryRun) orRefused(await cancelImport(db(), actor, view.importId))
  const refused = await writeRefused(db(), actor, view.importId, { path: `${file}.refused.csv`, tell })
  tell.end(dryRun)
  return refused > 0 ? 1 : 0
}
