import Link from 'next/link'
import { getTranslations } from 'next-intl/server'
import { buttonStyle } from '@/components/ui/button'
import type { InvitationPage } from '@/domain/invitations/list-invitations'
import { hrefOf, type View } from './view'

type Props = { groupId: string; view: View; page: InvitationPage }

/** Back and on, each with an address of its own. */
export async function Pages({ groupId, view, page: { previous, next } }: Props) {
  if (!previous && !next) return null
  const t = await getTranslations('invitations')
  const steps = [
    { key: 'previous', cursor: previous },
    { key: 'next', cursor: next },
  ] as const
  return (
    <nav aria-label={t('pages')} className="mt-6 flex gap-2">
      {steps.map(
        ({ key, cursor }) =>
          cursor && (
            <Link
              key={key}
              href={hrefOf({ ...view, cursor }, groupId)}
              className={buttonStyle({ variant: 'secondary' })}
            >
              {t(key)}
            </Link>
          ),
      )}
    </nav>
  )
}
