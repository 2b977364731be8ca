import Link from 'next/link'
import { getTranslations } from 'next-intl/server'
import { mostCounted } from '@/domain/invitations/count-invitations'

/** How many people are still expected, for those who manage the invitations. */
export async function Invitations({ groupId, pending }: { groupId: string; pending: number }) {
  const t = await getTranslations('group')
  const count = Math.min(pending, mostCounted)
  return (
    <section aria-labelledby="invitations">
      <h2 id="invitations">{t('invitations')}</h2>
      <p className="mt-2">
        {pending === 0 ? (
          <span className="text-muted">{t('noPending')}</span>
        ) : (
          <Link href={`/groups/${groupId}/users/invitations`} className="link">
            {pending > mostCounted ? t('pendingMany', { count }) : t('pending', { count })}
          </Link>
        )}
      </p>
    </section>
  )
}
