import { createHash } from 'node:crypto'
import { sql } from 'drizzle-orm'
import type { Database } from '@/db/client'
import { actorOf } from '@/db/factories/memberships'
import type { Cast } from '@/db/factories/platform'
import type { Actor } from '@/domain/access/actor'
import { beginImport } from '@/domain/imports/begin-import'
import { chooseOptions } from '@/domain/imports/choose-format'
import { finishUpload } from '@/domain/imports/finish-upload'
import { type OptionsChoice, partBytes, type RowsAsked } from '@/domain/imports/input'
import { listOutcomes } from '@/domain/imports/list-outcomes'
import type { RowDetails } from '@/domain/imports/outcome'
import { receivePart } from '@/domain/imports/receive-part'
import { runImport } from '@/domain/imports/run-import'
import { showImport } from '@/domain/imports/show-import'
import { startImport } from '@/domain/imports/start-import'
import type { ImportView } from '@/domain/imports/view'
import { keys, layCreationGround } from './creation-ground'

export const settings = { keys, passwordCost: 10 }

export type Way = Partial<Pick<OptionsChoice, 'way' | 'sendsCredentials'>>

/** What tests of imports stand on: the ground of creating accounts, and files that go the way that files go. */
export async function layImportGround() {
  const ground = await layCreationGround()
  const { db, platform } = ground
  const who = (as: Cast) => actorOf(db, platform.people[as])
  /** Uploads a file and lets the worker do what it does by itself. */
  const tryOut = async (file: string | Buffer, as: Cast = 'groupAdmin', way: Way = {}): Promise<string> => {
    const importId = await upload(db, await who(as), platform.groups.Lyon, file)
    if (way.way || way.sendsCredentials !== undefined) await choose(db, await who(as), importId, way)
    await runImport(db, settings, importId)
    return importId
  }
  const start = async (importId: string, as: Cast = 'groupAdmin') => {
    const { formatVersion } = await viewOf(db, await who(as), importId)
    return startImport(db, await who(as), { importId, formatVersion })
  }
  return {
    ...ground,
    who,
    tryOut,
    start,
    /** The whole way of a file; answers the import. */
    bring: async (file: string | Buffer, as: Cast = 'groupAdmin', way: Way = {}) => {
      const importId = await tryOut(file, as, way)
      const started = await start(importId, as)
      if (!started.ok) throw new Error(started.code)
      await runImport(db, settings, importId)
      return importId
    },
    run: (importId: string) => runImport(db, settings, importId),
    view: async (importId: string, as: Cast = 'groupAdmin') => viewOf(db, await who(as), importId),
    /** Each row in a line: where, what became of it, and why not. */
    told: async (importId: string, asked: RowsAsked = {}, as: Cast = 'groupAdmin') => {
      const page = await listOutcomes(db, await who(as), importId, asked)
      return (page?.rows ?? []).map(({ line, outcome, details }) => inWords(line, outcome, details))
    },
    mailsTo: async (email: string) => {
      const { rows } = await db.execute<{ kind: string }>(
        sql`select kind from mails where recipient = ${email} order by kind`,
      )
      return rows.map(({ kind }) => kind)
    },
  }
}

export type ImportGround = Awaited<ReturnType<typeof layImportGround>>

export const inWords = (line: number, outcome: string, { reasons = [] }: RowDetails) =>
  [line, outcome, ...reasons.map(({ fault }) => fault)].join(' ')

/** Sends a file as a browser does, in pieces. */
export async function upload(
  db: Database,
  actor: Actor,
  groupId: string,
  file: string | Buffer,
): Promise<string> {
  const bytes = Buffer.from(file)
  const begun = await beginImport(db, actor, { groupId, name: 'personnes.csv', size: bytes.length })
  if (!begun.ok) throw new Error(begun.code)
  const { importId } = begun.value
  for (let position = 0; position * partBytes < bytes.length; position++) {
    const part = bytes.subarray(position * partBytes, (position + 1) * partBytes)
    const digest = createHash('sha256').update(part).digest('hex')
    const received = await receivePart(db, keys, actor, { importId, position, digest, bytes: part })
    if (!received.ok) throw new Error(received.code)
  }
  const finished = await finishUpload(db, actor, importId)
  if (!finished.ok) throw new Error(finished.code)
  return importId
}

async function choose(db: Database, actor: Actor, importId: string, given: Way) {
  const chosen = await chooseOptions(db, actor, { importId, way: 'create', sendsCredentials: true, ...given })
  if (!chosen.ok) throw new Error(chosen.code)
}

async function viewOf(db: Database, actor: Actor, importId: string): Promise<ImportView> {
  const view = await showImport(db, actor, importId)
  if (!view) throw new Error('No such import')
  return view
}
