import { sql } from 'drizzle-orm'
import type { Database } from '@/db/client'
import type { Actor } from '@/domain/access/actor'
import { findActorsByAccount } from '@/domain/access/find-actor'
import type { LinkKeys } from '@/domain/links/token'
import { readCatalogue } from './catalogue'
import { fileSource } from './file-source'
import type { FoundImport } from './find-import'
import { TableError } from './recognised'
import { refuseImport } from './refuse-import'
import { readRemembered } from './remembered'
import { type BeginTurn, stageRows } from './stage-rows'
import { recogniseTable } from './table/recognise-table'

/**
 * Recognises a file and puts its rows in order, from where it stood when somebody last left off (F10). A file that
 * cannot be read is refused with its line; one that needs a word from a person waits for it.
 */
export async function readFile(
  db: Database,
  keys: LinkKeys,
  found: FoundImport,
  beginTurn: BeginTurn,
): Promise<void> {
  const [actor] = await findActorsByAccount(db, [found.startedById])
  if (!actor) return refuseImport(db, found, 'no_right')
  try {
    if (found.recognised) await stageRows(db, keys, found, beginTurn)
    else await recognise(db, keys, actor, found)
  } catch (error) {
    if (!(error instanceof TableError)) throw error
    await refuseImport(db, found, error.fault, error.line)
  }
}

async function recognise(db: Database, keys: LinkKeys, actor: Actor, found: FoundImport) {
  const { customFields } = await readCatalogue(db, actor, found)
  const remembered = await readRemembered(db, actor.accountId)
  const chosen = found.format
  const source = fileSource(db, keys, found)
  const recognition = await recogniseTable(source, { customFields, remembered, chosen }).catch(
    async (error) => {
      if (!chosen || !(error instanceof TableError)) throw error
      // It cannot be read as they said: it shows once more as it looks, to be said otherwise.
      return { ...(await recogniseTable(source, { customFields, remembered })), isSure: false }
    },
  )
  const { kind, format, headers, samples, isSure } = recognition
  await db.execute(sql`
    update imports set kind = ${kind}, format = ${JSON.stringify(format)}::jsonb,
      recognised = ${JSON.stringify({ headers, samples, isSure })}::jsonb,
      status = ${isSure ? 'reading' : 'choosing'}::import_status, checkpoint = 0, dealt = 0
    where id = ${found.id} and status = 'reading' and format_version = ${found.formatVersion} and recognised is null`)
}
