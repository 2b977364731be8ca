import Link from 'next/link'
import { getTranslations } from 'next-intl/server'
import { WaitingMails } from '@/app/waiting-mails'
import { Notice } from '@/components/ui/notice'
import { db } from '@/db/client'
import type { Actor } from '@/domain/access/actor'
import { countUncertain } from '@/domain/mail/count-uncertain'

/** What waits: for its turn, and for a person's decision. Nothing when all goes by itself. */
export async function ToDecide({ actor, invitations }: { actor: Actor; invitations: string }) {
  const t = await getTranslations('deliverability.decide')
  const uncertain = await countUncertain(db(), actor)
  return (
    <>
      <WaitingMails />
      {uncertain > 0 && (
        <Notice tone="warning" title={<h2 className="text-body">{t('title')}</h2>} className="mt-6">
          <p>{t('text', { count: uncertain })}</p>
          <Link href={`${invitations}?state=undelivered`} className="link">
            {t('link')}
          </Link>
        </Notice>
      )}
    </>
  )
}
