import Link from 'next/link'
import { NextIntlClientProvider } from 'next-intl'
import { getMessages, getTranslations } from 'next-intl/server'
import { type ReactNode, Suspense } from 'react'
import { PlatformName } from '@/app/platform-name'
import { SkipLink } from '@/components/skip-link'
import { Skeleton } from '@/components/ui/skeleton'
import { Toaster } from '@/components/ui/toaster'
import { AccountPart } from './account-part'
import { AddPart } from './add-part'
import { SessionsPart } from './sessions-part'

/** The frame of everything behind the door: who one is and what one may add stream into a static header. */
export default async function DashboardLayout({ children }: { children: ReactNode }) {
  const { dashboard, groupTree } = await getMessages()
  const t = await getTranslations('dashboard')
  return (
    <NextIntlClientProvider messages={{ dashboard, groupTree }}>
      <div className="flex min-h-dvh flex-col">
        <header className="sticky top-0 z-30 flex h-14 items-center gap-2 border-b bg-page px-4 sm:px-6">
          <SkipLink>{t('skip')}</SkipLink>
          <Link href="/" className="mr-auto min-w-0 truncate rounded-control py-1 font-strong">
            <PlatformName />
          </Link>
          <Suspense>
            <SessionsPart />
          </Suspense>
          <Suspense>
            <AddPart />
          </Suspense>
          <Suspense fallback={<Skeleton className="size-control" />}>
            <AccountPart />
          </Suspense>
        </header>
        {children}
      </div>
      <Toaster label={t('outcomes')} />
    </NextIntlClientProvider>
  )
}
