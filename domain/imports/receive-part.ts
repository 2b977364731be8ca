import { createHash } from 'node:crypto'
import { sql } from 'drizzle-orm'
import type { Database } from '@/db/client'
import type { Actor } from '@/domain/access/actor'
import type { LinkKeys } from '@/domain/links/token'
import { done, type Result, refused } from '@/domain/result'
import { holdImport, seenBy } from './find-import'
import { partBytes } from './input'
import { directsImport } from './policy'
import { seal } from './sealing'

/** A piece of a file; `digest` is its SHA-256 as the sender made it. */
export type Part = { importId: string; position: number; digest: string; bytes: Uint8Array }
export type PartRefusal = 'not_found' | 'damaged' | 'not_expected'

/**
 * Keeps a piece, sealed. Sent again, it changes nothing; what is shorter or longer than announced, or not what the
 * digest says, is refused (T21).
 */
export function receivePart(
  db: Database,
  keys: LinkKeys,
  actor: Actor,
  { importId, position, digest, bytes }: Part,
): Promise<Result<null, PartRefusal>> {
  return db.transaction(async (tx) => {
    const found = seenBy(actor, await holdImport(tx, importId))
    if (!found || !directsImport(actor, found)) return refused('not_found')
    const expected = Math.min(partBytes, found.size - position * partBytes)
    if (found.status !== 'uploading' || position < 0 || expected <= 0) return refused('not_expected')
    const isWhole = bytes.length === expected
    if (!isWhole || createHash('sha256').update(bytes).digest('hex') !== digest) return refused('damaged')
    await tx.execute(sql`
      insert into import_parts (import_id, position, size, digest, sealed)
      values (${importId}, ${position}, ${bytes.length}, ${digest}, ${seal(keys, placeOf(importId, position), bytes)})
      on conflict (import_id, position) do update set digest = excluded.digest, sealed = excluded.sealed`)
    return done(null)
  })
}

/** What a piece is sealed as. */
export const placeOf = (importId: string, position: number) => `${importId}/${position}`
