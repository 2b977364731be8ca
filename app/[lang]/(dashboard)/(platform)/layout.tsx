import { getTranslations } from 'next-intl/server'
import { type ReactNode, Suspense } from 'react'
import { requireActor } from '@/app/actor'
import { PageWithSide } from '@/components/page-with-side'
import { Skeleton } from '@/components/ui/skeleton'
import { seesBilling } from '@/domain/access/policy'
import { PlatformNav } from './platform-nav'

/** Pages about the whole platform, for its administrators. */
export default async function PlatformLayout({ children }: { children: ReactNode }) {
  return (
    <PageWithSide
      side={
        <Suspense fallback={<PlacesSkeleton />}>
          <Places />
        </Suspense>
      }
    >
      {children}
    </PageWithSide>
  )
}

/** To others these places do not exist (A2). */
async function Places() {
  const actor = await requireActor()
  if (!actor.isPlatformAdmin) return null
  const [t, audit, billing] = await Promise.all([
    getTranslations('platformNav'),
    getTranslations('audit'),
    getTranslations('billing'),
  ])
  return (
    <PlatformNav
      label={t('platform')}
      places={{
        deliverability: t('deliverability'),
        audit: audit('title'),
        ...(seesBilling(actor) && { billing: billing('title') }),
        settings: t('settings'),
        'settings/fields': t('fields'),
      }}
    />
  )
}

/** As high as the places: above the page on a phone, in two rows as a rule, beside it elsewhere. */
const PlacesSkeleton = () => (
  <div aria-hidden="true" className="border-b pb-2 lg:border-0">
    <Skeleton className="h-17 sm:h-8 pointer-coarse:h-23 pointer-coarse:sm:h-control lg:h-48" />
  </div>
)
