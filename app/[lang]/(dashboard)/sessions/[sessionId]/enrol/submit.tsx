'use client'

import { useTranslations } from 'next-intl'
import { Button } from '@/components/ui/button'
import { Spinner } from '@/components/ui/spinner'

/** **VALIDER**, with how many it will enrol; good for one press. */
export function Submit({ count, pending }: { count: number; pending: boolean }) {
  const t = useTranslations('enrol')
  return (
    <Button type="submit" aria-disabled={pending || undefined}>
      {pending && <Spinner />}
      {pending ? t('sending') : count > 0 ? t('submitCount', { count }) : t('submit')}
    </Button>
  )
}
