import type { Database } from '@/db/client'

/** Does it inside a transaction that is then taken back, so that every case meets the same ground. */
export async function takenBack<Value>(db: Database, work: (db: Database) => Promise<Value>): Promise<Value> {
  const kept: Value[] = []
  const back = new Error('taken back')
  await db
    .transaction(async (tx) => {
      kept.push(await work(tx as unknown as Database))
      throw back
    })
    .catch((error) => {
      if (error !== back) throw error
    })
  return kept[0] as Value
}
