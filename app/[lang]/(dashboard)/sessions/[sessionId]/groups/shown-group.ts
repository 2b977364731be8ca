import type { Moment } from '@/components/moment'

/** An assigned group as the page shows it. */
export type ShownGroup = {
  groupId: string
  /** Null where the reader does not see it (A2). */
  name: string | null
  learners: number
  /** Null while they are being enrolled. */
  enrolled: number | null
  assigned: Moment
  mayUnassign: boolean
  mails: { all: number; settled: number; failed: number }
  /** When the figures were read, and when their mails began to leave if that is not long ago; in milliseconds. */
  at: number
  since: number | null
}

export const isRunning = ({ enrolled, mails }: ShownGroup) => enrolled === null || mails.settled < mails.all
