import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { Suspense } from 'react'
import { Skeleton } from '@/components/ui/skeleton'
import { Identity } from './identity'
import { Password } from './password'
import { SignIns } from './sign-ins'

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('ownAccount'))('title') }
}

/** Who one is, one's password, and where one is signed in. */
export default async function AccountPage() {
  const t = await getTranslations('ownAccount')
  return (
    <main
      id="content"
      tabIndex={-1}
      className="mx-auto grid w-full max-w-form gap-8 px-4 pt-6 pb-20 sm:px-8 lg:pt-10"
    >
      <header className="grid gap-2">
        <h1>{t('title')}</h1>
        <p className="text-muted">{t('lede')}</p>
      </header>
      {/* Together: how high the first is depends on the platform's fields, and the others must not move under it. */}
      <Suspense fallback={<Skeleton className="h-dvh" />}>
        <Identity />
        <Password />
        <SignIns />
      </Suspense>
    </main>
  )
}
