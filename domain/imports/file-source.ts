import { sql } from 'drizzle-orm'
import type { Executor } from '@/db/client'
import type { LinkKeys } from '@/domain/links/token'
import { placeOf } from './receive-part'
import type { ByteSource } from './recognised'
import { unseal } from './sealing'

/** The file as it came, a piece in memory at a time. */
export const fileSource = (
  db: Executor,
  keys: LinkKeys,
  { id, size }: { id: string; size: number },
): ByteSource => ({ size, open: () => piecesOf(db, keys, id) })

async function* piecesOf(db: Executor, keys: LinkKeys, importId: string) {
  for (let position = 0; ; position++) {
    const { rows } = await db.execute<{ sealed: Buffer }>(sql`
      select sealed from import_parts where import_id = ${importId} and position = ${position}`)
    if (!rows[0]) return
    yield unseal(keys, placeOf(importId, position), rows[0].sealed)
  }
}
