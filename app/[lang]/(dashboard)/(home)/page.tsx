import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { type ReactNode, Suspense } from 'react'
import { requireActor } from '@/app/actor'
import { OwnGroups, OwnGroupsSkeleton } from './own-groups'
import { OwnSessions } from './own-sessions'
import { Welcome } from './welcome'

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('home'))('title') }
}

/** Where one lands: who one is, what one follows, one's groups, and what waits there. */
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
      {/* Together, so that the groups do not move when sessions come before them. */}
      <Suspense fallback={<Groups list={<OwnGroupsSkeleton />} />}>
        <OwnSessions />
        <Groups list={<OwnGroups />} />
      </Suspense>
    </>
  )
}

async function Groups({ list }: { list: ReactNode }) {
  const t = await getTranslations('home')
  return (
    <section aria-labelledby="own-groups" className="mt-10">
      <h2 id="own-groups">{t('groups')}</h2>
      {list}
    </section>
  )
}

async function Greeting() {
  const { firstName } = await requireActor()
  return (await getTranslations('home'))('helloName', { name: firstName })
}
