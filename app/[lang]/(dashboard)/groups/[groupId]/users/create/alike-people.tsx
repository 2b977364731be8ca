'use client'

import Link from 'next/link'
import { useTranslations } from 'next-intl'
import { Notice } from '@/components/ui/notice'
import type { Alike } from '@/domain/accounts/find-alike'

type Props = {
  alike: readonly Alike[]
  /** The address that was probably meant. */
  meant: string | null
  onMeant: (address: string) => void
}

/** Somebody who may be the same person: a warning that never stands in the way. */
export function AlikePeople({ alike, meant, onMeant }: Props) {
  const t = useTranslations('createAccount.alike')
  if (alike.length === 0 && !meant) return null
  return (
    <Notice tone="warning" role="status" title={alike.length > 0 ? t('title') : undefined}>
      {meant && (
        <p>
          {t('meant')}{' '}
          <button type="button" className="link wrap-anywhere" onClick={() => onMeant(meant)}>
            {meant}
          </button>
          {t('meantEnd')}
        </p>
      )}
      {alike.length > 0 && (
        <ul className="grid gap-1 py-1">
          {alike.map(({ accountId, firstName, lastName, login, why }) => (
            <li key={accountId} className="flex flex-wrap items-baseline gap-x-2">
              <Link href={`/accounts/${accountId}`} className="link">
                {firstName} {lastName}
              </Link>
              <span className="wrap-anywhere">{login}</span>
              <span className="text-muted text-small">{t(`why.${why}`)}</span>
            </li>
          ))}
        </ul>
      )}
      {alike.length > 0 && <p className="text-small text-muted">{t('help')}</p>}
    </Notice>
  )
}
