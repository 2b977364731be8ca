import { sql } from 'drizzle-orm'
import type { Transaction } from '@/db/client'
import { uuids } from '@/db/sql'

/** Holds groups until commit, so that none is deleted under those who join it. Answers whether all are there. */
export async function holdGroups(tx: Transaction, groupIds: readonly string[]): Promise<boolean> {
  const { rows } = await tx.execute(sql`
    select from groups where id = any(${uuids(groupIds)}) order by id for key share`)
  return rows.length === new Set(groupIds).size
}
