import { getTranslations } from 'next-intl/server'
import { type ReactNode, Suspense } from 'react'
import { requireActor } from '@/app/actor'
import { PageWithSide } from '@/components/page-with-side'
import { PlatformNav } from './platform-nav'

/** Pages about the whole platform, for its administrators. */
export default async function PlatformLayout({ children }: { children: ReactNode }) {
  return (
    <PageWithSide
      side={
        <Suspense>
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
  const { isPlatformAdmin } = await requireActor()
  if (!isPlatformAdmin) return null
  const t = await getTranslations('platformNav')
  return (
    <PlatformNav
      labels={{
        platform: t('platform'),
        deliverability: t('deliverability'),
        settings: t('settings'),
        'settings/fields': t('fields'),
      }}
    />
  )
}
