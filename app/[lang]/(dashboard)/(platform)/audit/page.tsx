import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { getTranslations } from 'next-intl/server'
import { Suspense } from 'react'
import { requireActor } from '@/app/actor'
import { Notice } from '@/components/ui/notice'
import { db } from '@/db/client'
import { seesBilling } from '@/domain/access/policy'
import { listEvents } from '@/domain/audit/list-events'
import { nameThings } from '@/domain/audit/name-things'
import { idsIn } from '@/domain/audit/read-details'
import { AuditFilters } from './audit-filters'
import { AuditSkeleton } from './audit-skeleton'
import { Events } from './events'
import { readView } from './view'

type Props = PageProps<'/[lang]/audit'>

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('audit'))('title') }
}

/** Everything that happened on the platform, for its administrators. */
export default async function AuditPage(props: Props) {
  const t = await getTranslations('audit')
  return (
    <>
      <h1>{t('title')}</h1>
      <p className="mt-2 max-w-form text-muted">{t('lede')}</p>
      <Suspense fallback={<AuditSkeleton />}>
        <Journal {...props} />
      </Suspense>
    </>
  )
}

/** To who is not a platform administrator, the page does not exist (A2). */
async function Journal({ searchParams }: Props) {
  const actor = await requireActor()
  const view = readView(await searchParams)
  const page = await listEvents(db(), actor, view.filter, view.cursor)
  if (!page) notFound()
  const t = await getTranslations('audit')
  const { by, on } = view.filter
  const named = await nameThings(db(), idsIn([by, on]))
  return (
    <div className="mt-6 grid gap-4">
      <AuditFilters view={view} named={named} seesBilling={seesBilling(actor)} />
      {page.vague.map((part) => (
        <Notice key={part}>{t('vague', { text: view.filter[part] ?? '' })}</Notice>
      ))}
      <Events view={view} page={page} timeZone={actor.timeZone} />
    </div>
  )
}
