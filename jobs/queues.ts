import type { Queue } from 'pg-boss'
import type { Jobs } from '@/domain/mail/queue'

const hour = 3600
const day = 24 * hour

/** What may take its time, and is found where it stood by whoever takes it next. */
const longWork = {
  retryLimit: 60,
  retryDelay: 1,
  retryBackoff: true,
  retryDelayMax: hour / 4,
  expireInSeconds: 60,
  retentionSeconds: 90 * day,
} as const

/**
 * The queues and how patient they are, in the order in which they are created. A provider that is down for
 * hours loses nobody a mail; all attempts lie within the 24 hours for which an idempotency key is good (F03).
 * A worker that was killed holds its job for a minute. A worker that is away for weeks finds its jobs again.
 */
export const queues: readonly { name: keyof Jobs; options: Omit<Queue, 'name'> }[] = [
  {
    name: 'mail-batch-gave-up',
    options: {
      retryLimit: 20,
      retryDelay: 5,
      retryBackoff: true,
      retryDelayMax: hour / 4,
      expireInSeconds: 60,
      retentionSeconds: 90 * day,
    },
  },
  {
    name: 'mail-batch',
    options: {
      retryLimit: 60,
      retryDelay: 1,
      retryBackoff: true,
      retryDelayMax: hour / 2,
      expireInSeconds: 60,
      retentionSeconds: 90 * day,
      deadLetter: 'mail-batch-gave-up',
    },
  },
  {
    name: 'password-reset',
    options: {
      retryLimit: 8,
      retryDelay: 1,
      retryBackoff: true,
      retryDelayMax: 120,
      expireInSeconds: 60,
      retentionSeconds: hour,
      // These jobs hold an address.
      deleteAfterSeconds: hour,
    },
  },
  { name: 'group-enrolment', options: longWork },
  { name: 'import', options: longWork },
  {
    name: 'accounts-due',
    options: {
      // One job does what all of them would.
      policy: 'short',
      retryLimit: 5,
      retryDelay: 5,
      retryBackoff: true,
      retryDelayMax: hour / 4,
      expireInSeconds: 60,
      retentionSeconds: day,
      deleteAfterSeconds: day,
    },
  },
]
