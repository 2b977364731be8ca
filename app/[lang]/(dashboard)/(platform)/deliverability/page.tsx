import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { getTranslations } from 'next-intl/server'
import { Suspense } from 'react'
import { requireActor } from '@/app/actor'
import { visibleGroups } from '@/app/visible-groups'
import { Chips } from '@/components/ui/chips'
import { periods } from '@/domain/mail/deliverability'
import { Figures } from './figures'
import { FiguresSkeleton } from './figures-skeleton'
import { ToDecide } from './to-decide'
import { hrefOf, readView, type View } from './view'

type Props = PageProps<'/[lang]/deliverability'>

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('deliverability'))('title') }
}

/** What becomes of the platform's mails, for who can do something about it. */
export default async function DeliverabilityPage(props: Props) {
  const t = await getTranslations('deliverability')
  return (
    <>
      <h1>{t('title')}</h1>
      <p className="mt-2 max-w-form text-muted">{t('lede')}</p>
      <Suspense fallback={<FiguresSkeleton />}>
        <Deliverability {...props} />
      </Suspense>
    </>
  )
}

/** To who is not a platform administrator, the page does not exist (A2). */
async function Deliverability({ searchParams }: Props) {
  const actor = await requireActor()
  if (!actor.isPlatformAdmin) notFound()
  const view = readView(await searchParams)
  const top = (await visibleGroups()).find(({ parentId }) => parentId === null)
  const people = `/groups/${top?.id}/users`
  return (
    <>
      <Suspense>
        <ToDecide actor={actor} invitations={`${people}/invitations`} />
      </Suspense>
      <Period view={view} />
      <Suspense fallback={<FiguresSkeleton />}>
        <Figures actor={actor} view={view} people={people} />
      </Suspense>
    </>
  )
}

async function Period({ view }: { view: View }) {
  const t = await getTranslations('deliverability')
  const chips = periods.map((days) => ({
    key: String(days),
    label: t('days', { days }),
    href: hrefOf({ ...view, days, page: 1 }),
    current: view.days === days,
  }))
  return (
    <div className="mt-6">
      <Chips label={t('period')} chips={chips} />
    </div>
  )
}
