import { after } from 'next/server'
import { db } from '@/db/client'
import { reasonOf } from '@/jobs/drain'
import { sendFirst } from '@/jobs/send-for'

let sending: Promise<void> | undefined

/**
 * Has the mail that was just written leave right after the answer, also where no worker runs. Whoever asks while
 * that is under way adds nothing to it: what is left, the worker or the next minute finds.
 */
export function startSending(): void {
  after(() => {
    sending ??= sendFirst(db(), console.log)
      .catch((error) => console.warn(`Mail is not sent at once: ${reasonOf(error)}`))
      .finally(() => {
        sending = undefined
      })
    return sending
  })
}
