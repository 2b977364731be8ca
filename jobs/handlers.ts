import { setTimeout as wait } from 'node:timers/promises'
import type { Job } from 'pg-boss'
import type { Database } from '@/db/client'
import { requestPasswordReset } from '@/domain/accounts/request-password-reset'
import type { Jobs } from '@/domain/mail/queue'
import { giveUpBatch, type Post, sendBatch, TryAgain } from '@/domain/mail/send-batch'

type Handler<Data> = (job: Pick<Job<Data>, 'data' | 'signal'>) => Promise<string>
export type Handlers = { [Queue in keyof Jobs]: Handler<Jobs[Queue]> }

/** Longer than this is left to the queue's own patience, or the job would outlive its lease. */
const longestPauseSeconds = 15

/** What the worker does with the jobs of each queue; each answers what to log, without addresses or links. */
export function handlers(db: Database, post: Post): Handlers {
  return {
    'mail-batch': async ({ data, signal }) => {
      try {
        const counts = await sendBatch(db, post, data.batchId, signal)
        return `${data.batchId}: ${counts ? inWords(counts) : 'another worker has it'}`
      } catch (error) {
        // No other batch is fetched meanwhile, so that the provider gets the pause it asks for.
        const seconds = error instanceof TryAgain ? (error.retryAfterSeconds ?? 0) : 0
        await wait(Math.min(seconds, longestPauseSeconds) * 1000, undefined, { signal }).catch(() => {})
        throw error
      }
    },
    'mail-batch-gave-up': async ({ data }) => {
      const { failed, uncertain } = await giveUpBatch(db, data.batchId)
      return `${data.batchId}: ${failed} given up, ${uncertain} uncertain`
    },
    'password-reset': async ({ data }) => {
      await requestPasswordReset(db, data)
      return 'answered'
    },
  }
}

const inWords = ({ sent, failed, uncertain }: { sent: number; failed: number; uncertain: number }) =>
  `${sent} sent, ${failed} failed${uncertain ? `, ${uncertain} uncertain` : ''}`
