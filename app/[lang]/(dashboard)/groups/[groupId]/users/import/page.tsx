import { Download } from 'lucide-react'
import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { NextIntlClientProvider } from 'next-intl'
import { getMessages, getTranslations } from 'next-intl/server'
import { Suspense } from 'react'
import { requireActor } from '@/app/actor'
import { buttonStyle } from '@/components/ui/button'
import { Skeleton } from '@/components/ui/skeleton'
import { mayImportInto } from '@/domain/imports/policy'
import { SeatsNote } from '../adding/seats-note'
import { History } from './history'
import { UploadPart } from './upload-part'

type Props = PageProps<'/[lang]/groups/[groupId]/users/import'>

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('imports'))('title') }
}

/** **Créer plusieurs comptes**: the ways in, and what was imported before (V1). */
export default async function ImportsPage({ params, searchParams }: Props) {
  const t = await getTranslations('imports')
  return (
    <div className="grid gap-12">
      <div className="grid max-w-form gap-8">
        <header className="grid gap-1">
          <h1>{t('title')}</h1>
          <p className="text-muted">{t('lede')}</p>
        </header>
        <Suspense fallback={<WaysSkeleton />}>
          <Ways params={params} />
        </Suspense>
      </div>
      <Suspense>
        <Before params={params} searchParams={searchParams} />
      </Suspense>
    </div>
  )
}

/** A group that one may not add people to answers like an unknown one (A2). */
async function Ways({ params }: Pick<Props, 'params'>) {
  const actor = await requireActor()
  const { groupId } = await params
  if (!mayImportInto(actor, groupId)) notFound()
  const { imports, invite } = await getMessages()
  const { draftFound, draftForget } = invite
  const { upload, paste, left } = imports
  return (
    <>
      <Template groupId={groupId} />
      <NextIntlClientProvider
        messages={{ imports: { upload, paste, left }, invite: { draftFound, draftForget } }}
      >
        <UploadPart groupId={groupId} accountId={actor.accountId} />
      </NextIntlClientProvider>
      <div className="empty:hidden">
        <Suspense>
          <SeatsNote params={params} way="create" />
        </Suspense>
      </div>
    </>
  )
}

/** Files to start from: with the columns, groups and roles of this platform. */
async function Template({ groupId }: { groupId: string }) {
  const t = await getTranslations('imports.template')
  return (
    <div className="flex flex-wrap items-center gap-x-4 gap-y-2">
      <p id="template">{t('label')}</p>
      <ul aria-labelledby="template" className="flex flex-wrap gap-2">
        {(['csv', 'xlsx'] as const).map((kind) => (
          <li key={kind}>
            <a
              href={`/groups/${groupId}/users/import/template?as=${kind}`}
              download
              className={buttonStyle({ variant: 'secondary', size: 'small' })}
            >
              <Download aria-hidden="true" />
              {t(kind)}
            </a>
          </li>
        ))}
      </ul>
    </div>
  )
}

async function Before({ params, searchParams }: Props) {
  const { before } = await searchParams
  const after = typeof before === 'string' ? before : undefined
  return <History groupId={(await params).groupId} after={after} />
}

function WaysSkeleton() {
  return (
    <div aria-hidden="true" className="grid gap-8">
      <Skeleton className="h-8 w-80 max-w-full" />
      <Skeleton className="h-52" />
      <Skeleton className="h-56" />
    </div>
  )
}
