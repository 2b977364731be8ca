import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { NextIntlClientProvider } from 'next-intl'
import { getMessages, getTranslations } from 'next-intl/server'
import { Suspense } from 'react'
import { requireActor } from '@/app/actor'
import { db } from '@/db/client'
import { readSeats } from '@/domain/billing/read-seats'
import { BillingSkeleton, MonthsSkeleton } from './billing-skeleton'
import { LimitForm } from './limit-form'
import { Months } from './months'
import { Movements } from './movements'
import { Now } from './now'
import { PastDay } from './past-day'
import { readView } from './view'

type Props = PageProps<'/[lang]/billing'>

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('billing'))('title') }
}

/** What is billed: seats now, month by month, on any past day, and every movement. */
export default async function BillingPage(props: Props) {
  const t = await getTranslations('billing')
  return (
    <>
      <h1>{t('title')}</h1>
      <p className="mt-2 max-w-form text-muted">{t('lede')}</p>
      <Suspense fallback={<BillingSkeleton />}>
        <Billing {...props} />
      </Suspense>
    </>
  )
}

/** To all but the owner, the page does not exist (A2). */
async function Billing({ searchParams }: Props) {
  const actor = await requireActor()
  const seats = await readSeats(db(), actor)
  if (!seats) notFound()
  const view = readView(await searchParams)
  const { billing } = await getMessages()
  return (
    <div className="mt-8 grid gap-10">
      <Now seats={seats} />
      <NextIntlClientProvider messages={{ billing: { limit: billing.limit } }}>
        <LimitForm seats={seats} />
      </NextIntlClientProvider>
      {/* Recounting the movements of years takes a while; nothing else waits for it. */}
      <Suspense fallback={<MonthsSkeleton />}>
        <Months actor={actor} most={seats.most} />
      </Suspense>
      <PastDay actor={actor} view={view} />
      <Movements actor={actor} view={view} />
    </div>
  )
}
