import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { NextIntlClientProvider } from 'next-intl'
import { getMessages, getTranslations } from 'next-intl/server'
import { Suspense } from 'react'
import { requireActor } from '@/app/actor'
import { Skeleton } from '@/components/ui/skeleton'
import { db } from '@/db/client'
import { listUsedFields } from '@/domain/custom-fields/list-used-fields'
import { FieldForm } from './field-form'
import { FieldGone } from './field-gone'
import { FieldList } from './field-list'

type Props = PageProps<'/[lang]/settings/fields'>

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('customFields'))('title') }
}

/** What the platform asks of people beyond their names. */
export default async function FieldsPage({ searchParams }: Props) {
  const t = await getTranslations('customFields')
  return (
    <div className="grid gap-8">
      <header className="grid max-w-form gap-2">
        <h1>{t('title')}</h1>
        <p className="text-muted">{t('lede')}</p>
      </header>
      <Suspense fallback={<FieldsSkeleton />}>
        <Fields searchParams={searchParams} />
      </Suspense>
    </div>
  )
}

/**
 * The list, or with `?edit` the form of one field. To who is not a platform administrator, the page does not exist
 * (A2).
 */
async function Fields({ searchParams }: Pick<Props, 'searchParams'>) {
  const actor = await requireActor()
  const fields = await listUsedFields(db(), actor)
  if (!fields) notFound()
  const [{ edit }, { customFields }] = await Promise.all([searchParams, getMessages()])
  const edited = fields.find(({ id }) => id === edit) ?? null
  return (
    <NextIntlClientProvider messages={{ customFields }}>
      {edit === 'new' || edited ? (
        <FieldForm key={edited?.id ?? 'new'} field={edited} />
      ) : edit ? (
        <FieldGone />
      ) : (
        <FieldList fields={fields} />
      )}
    </NextIntlClientProvider>
  )
}

const FieldsSkeleton = () => (
  <div className="grid gap-4">
    <Skeleton className="h-control w-44" />
    <Skeleton className="h-64" />
  </div>
)
