'use client'

import { useTranslations } from 'next-intl'
import { Skeleton } from '@/components/ui/skeleton'
import { DeskHead } from './desk-head'

const lines = Array.from({ length: 5 }, (_, at) => `line-${at}`)

/** Holds the place of an invitation that is on its way. */
export function DeskSkeleton({ email = null }: { email?: string | null }) {
  const t = useTranslations('desk')
  return (
    <>
      <DeskHead email={email} />
      <p role="status" className="sr-only">
        {t('loading')}
      </p>
      <div aria-hidden="true" className="grid gap-5 p-5">
        <Skeleton className="h-18 w-full" />
        <div className="grid gap-2">
          <Skeleton className="h-5 w-2/3" />
          <Skeleton className="h-5 w-1/2" />
        </div>
        <Skeleton className="h-control w-40" />
        {lines.map((key) => (
          <Skeleton key={key} className="h-11 w-full" />
        ))}
      </div>
    </>
  )
}
