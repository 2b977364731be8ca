import Link from 'next/link'
import { getFormatter, getTranslations } from 'next-intl/server'
import { Notice } from '@/components/ui/notice'
import { db } from '@/db/client'
import type { Actor } from '@/domain/access/actor'
import { readSending } from '@/domain/mail/read-sending'

/** What waits for a person's decision, and whether sending is at a stand. Nothing when all goes by itself. */
export async function ToDecide({ actor, invitations }: { actor: Actor; invitations: string }) {
  const t = await getTranslations('deliverability')
  const why = await getTranslations('mail.trouble')
  const format = await getFormatter()
  const sending = await readSending(db(), actor)
  if (!sending) return null
  const { uncertain, paused } = sending
  const until =
    paused &&
    format.dateTime(paused.until, { dateStyle: 'medium', timeStyle: 'short', timeZone: actor.timeZone })
  return (
    <div className="mt-6 grid gap-3 empty:hidden">
      {paused && (
        <Notice tone="warning" title={t('paused.title', { until: until ?? '' })}>
          <p>{paused.reason ? why(paused.reason) : t('paused.text')}</p>
        </Notice>
      )}
      {uncertain > 0 && (
        <Notice tone="warning" title={<h2 className="text-body">{t('decide.title')}</h2>}>
          <p>{t('decide.text', { count: uncertain })}</p>
          <Link href={`${invitations}?state=undelivered`} className="link">
            {t('decide.link')}
          </Link>
        </Notice>
      )}
    </div>
  )
}
