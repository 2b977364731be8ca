import type { Queue } from 'pg-boss'
import type { Jobs } from '@/domain/mail/queue'

/**
 * The queues and how patient they are, in the order in which they are created. A provider that is down for
 * hours loses nobody a mail; all attempts lie within the 24 hours for which an idempotency key is good (F03).
 * A worker that was killed holds its job for a minute.
 */
export const queues: readonly { name: keyof Jobs; options: Omit<Queue, 'name'> }[] = [
  {
    name: 'mail-batch-gave-up',
    options: { retryLimit: 20, retryDelay: 5, retryBackoff: true, retryDelayMax: 900, expireInSeconds: 60 },
  },
  {
    name: 'mail-batch',
    options: {
      retryLimit: 30,
      retryDelay: 1,
      retryBackoff: true,
      retryDelayMax: 1800,
      expireInSeconds: 60,
      deadLetter: 'mail-batch-gave-up',
    },
  },
  {
    name: 'password-reset',
    options: { retryLimit: 8, retryDelay: 1, retryBackoff: true, retryDelayMax: 120, expireInSeconds: 60 },
  },
]
