import { getTranslations } from 'next-intl/server'
import { type ReactNode, Suspense } from 'react'
import { requireActor } from '@/app/actor'
import { PlatformNav } from './platform-nav'

/** Pages about the whole platform, for its administrators. */
export default async function PlatformLayout({ children }: { children: ReactNode }) {
  return (
    <div className="flex grow flex-col lg:flex-row">
      <aside className="px-4 pt-3 sm:px-6 lg:sticky lg:top-14 lg:h-[calc(100dvh-3.5rem)] lg:w-60 lg:shrink-0 lg:border-r lg:bg-sunken lg:p-3">
        <Suspense>
          <Places />
        </Suspense>
      </aside>
      <main
        id="content"
        tabIndex={-1}
        className="mx-auto w-full min-w-0 max-w-page px-4 pt-6 pb-20 sm:px-8 lg:pt-10"
      >
        {children}
      </main>
    </div>
  )
}

/** To others these places do not exist (A2). */
async function Places() {
  const { isPlatformAdmin } = await requireActor()
  if (!isPlatformAdmin) return null
  const t = await getTranslations('platformNav')
  return (
    <PlatformNav
      labels={{ platform: t('platform'), deliverability: t('deliverability'), settings: t('settings') }}
    />
  )
}
