import { Clock } from 'lucide-react'
import { getLocale } from 'next-intl/server'
import { requireActor } from '@/app/actor'
import { waitingWords } from '@/app/waiting-words'
import { db } from '@/db/client'
import { readWaiting } from '@/domain/mail/read-waiting'

/** Which mails have not gone yet, why, and until when (T18, F04). Nothing when none has to wait. */
export async function WaitingMails() {
  const actor = await requireActor()
  const words = await waitingWords(await readWaiting(db(), actor), actor, await getLocale())
  if (words.length === 0) return null
  return (
    <p className="mt-4 flex max-w-form gap-3 text-small text-muted">
      <Clock aria-hidden="true" className="mt-0.5 size-4 shrink-0" />
      <span>{words.join(' ')}</span>
    </p>
  )
}
