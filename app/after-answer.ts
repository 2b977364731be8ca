import { after } from 'next/server'
import { type Database, db } from '@/db/client'
import { type Line, reasonOf } from '@/jobs/drain'

/**
 * Work to begin right after an answer, also where no worker runs. Whoever asks while it is under way adds nothing to
 * it: what is left, the worker or the next minute finds.
 */
export function afterAnswer(work: (db: Database, log: Line['log']) => Promise<void>): () => void {
  let underWay: Promise<void> | undefined
  return () =>
    after(() => {
      underWay ??= work(db(), console.log)
        .catch((error) => console.warn(`What waits is not done at once: ${reasonOf(error)}`))
        .finally(() => {
          underWay = undefined
        })
      return underWay
    })
}
