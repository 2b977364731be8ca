import type { Database } from '@/db/client'
import { deleteDue } from '@/domain/accounts/delete-due'
import { requestPasswordReset } from '@/domain/accounts/request-password-reset'
import { enrolGroup } from '@/domain/course-sessions/enrol-group'
import { runImport } from '@/domain/imports/run-import'
import type { Jobs } from '@/domain/mail/queue'
import { type Counts, giveUpBatch, type Post, sendBatch } from '@/domain/mail/send-batch'
import { env } from '@/env'

/** Does a job and answers what to log, without addresses or links; null when another worker has it by now. */
type Handler<Data> = (data: Data, signal: AbortSignal) => Promise<string | null>
export type Handlers = { [Queue in keyof Jobs]: Handler<Jobs[Queue]> }

/** What is done with the jobs of each queue; `count` hears how the messages of a batch ended. */
export function handlers(db: Database, post: Post, count: (counts: Counts) => void = () => {}): Handlers {
  return {
    'mail-batch': async ({ batchId }, signal) => {
      const counts = await sendBatch(db, post, batchId, signal)
      if (counts) count(counts)
      return counts && `${batchId}: ${inWords(counts)}`
    },
    'mail-batch-gave-up': async ({ batchId }) => `${batchId}: ${inWords(await giveUpBatch(db, batchId))}`,
    'password-reset': async (request) => {
      await requestPasswordReset(db, request)
      return 'answered'
    },
    'group-enrolment': async (assigned) => {
      await enrolGroup(db, assigned)
      return `${assigned.courseSessionId}: ${assigned.groupId}`
    },
    import: ({ importId }, signal) =>
      runImport(db, { keys: post.settings.linkKeys, passwordCost: env().PASSWORD_COST }, importId, signal),
    'accounts-due': async (_, signal) => `${await deleteDue(db, signal)} deleted`,
  }
}

const inWords = ({ sent, failed, uncertain }: Counts) =>
  `${sent} sent, ${failed} failed${uncertain ? `, ${uncertain} uncertain` : ''}`
