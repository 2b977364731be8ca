'use client'

import { useTranslations } from 'next-intl'
import { Button } from '@/components/ui/button'
import { Spinner } from '@/components/ui/spinner'

/** **INVITER**, with how many it will invite; within reach of the thumb, and good for one press. */
export function InviteButton({ count, pending }: { count: number; pending: boolean }) {
  const t = useTranslations('invite')
  return (
    <div className="max-sm:sticky max-sm:bottom-0 max-sm:-mx-4 max-sm:border-t max-sm:bg-page max-sm:px-4 max-sm:py-3">
      <Button type="submit" aria-disabled={pending || undefined} className="max-sm:w-full">
        {pending && <Spinner />}
        {pending ? t('sending') : count > 0 ? t('submitCount', { count }) : t('submit')}
      </Button>
    </div>
  )
}
