'use client'

import { useTranslations } from 'next-intl'
import { Button } from '@/components/ui/button'
import { Refused } from '../adding/refused'
import type { Failed } from './use-upload'

/** Why a file did not get there, and what to do. Takes the focus. */
export function NotSent({
  failed: { fault, name, mayRetry },
  onRetry,
}: {
  failed: Failed
  onRetry: () => void
}) {
  const t = useTranslations('imports.upload')
  const toLogin = fault === 'signed_out' ? t('logIn') : undefined
  return (
    <Refused title={t(`faults.${fault}.title`, { name })} text={t(`faults.${fault}.text`)} toLogin={toLogin}>
      {mayRetry && (
        <Button variant="secondary" size="small" className="mt-3 block" onClick={onRetry}>
          {t('retry')}
        </Button>
      )}
    </Refused>
  )
}
