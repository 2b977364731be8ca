import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { Suspense } from 'react'
import { requireActor } from '@/app/actor'
import { OwnGroups, OwnGroupsSkeleton } from './own-groups'
import { Welcome } from './welcome'

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('home'))('title') }
}

/** Where one lands: who one is, one's groups, and what waits there. */
export default async function HomePage({ searchParams }: PageProps<'/[lang]'>) {
  const t = await getTranslations('home')
  return (
    <>
      <Suspense>
        <Welcome searchParams={searchParams} />
      </Suspense>
      <h1>
        <Suspense fallback={t('hello')}>
          <Greeting />
        </Suspense>
      </h1>
      <section aria-labelledby="own-groups" className="mt-10">
        <h2 id="own-groups">{t('groups')}</h2>
        <Suspense fallback={<OwnGroupsSkeleton />}>
          <OwnGroups />
        </Suspense>
      </section>
    </>
  )
}

async function Greeting() {
  const { firstName } = await requireActor()
  return (await getTranslations('home'))('helloName', { name: firstName })
}
