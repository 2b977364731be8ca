import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { NextIntlClientProvider } from 'next-intl'
import { getMessages, getTranslations } from 'next-intl/server'
import { Suspense } from 'react'
import { db } from '@/db/client'
import { listCustomFields } from '@/domain/custom-fields/list-custom-fields'
import { rowsAsked } from '@/domain/imports/input'
import { Follow } from './follow'
import { Head } from './head'
import { ImportSkeleton } from './import-skeleton'
import { KeepFocus } from './keep-focus'
import { markOf, pauseOf } from './mark'
import { percentOf } from './percent'
import { shownImport } from './shown-import'
import { Stage } from './stage'

type Props = PageProps<'/[lang]/groups/[groupId]/users/import/[importId]'>

/** The tab says how far it is; an import that does not exist for them has no name either (A2). */
export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const t = await getTranslations('imports')
  const view = await shownImport((await params).importId)
  if (!view) return { title: t('title') }
  const { status, name } = view
  if (status === 'importing') return { title: t('tab.importing', { percent: percentOf(view), name }) }
  return { title: status === 'paused' ? t('tab.paused', { name }) : name }
}

/** An import through its life, wherever it stands. */
export default function ImportPage(props: Props) {
  return (
    <Suspense fallback={<ImportSkeleton />}>
      <Found {...props} />
    </Suspense>
  )
}

async function Found({ params, searchParams }: Props) {
  const { groupId, importId } = await params
  const view = await shownImport(importId)
  if (!view || (view.group && view.group.groupId !== groupId)) notFound()
  const [query, fields, { imports, list }] = await Promise.all([
    searchParams,
    listCustomFields(db()),
    getMessages(),
  ])
  const {
    upload: _,
    paste: __,
    template: ___,
    history: _history,
    file: _file,
    terminal: _terminal,
    ...words
  } = imports
  const [mark, pause] = [markOf(view), pauseOf(view)]
  return (
    <NextIntlClientProvider messages={{ imports: words, list }}>
      <div className="grid gap-8">
        <Head view={view} groupId={groupId} />
        <KeepFocus status={view.status} />
        {pause !== null && <Follow key={mark} importId={importId} mark={mark} pause={pause} />}
        <Stage
          view={view}
          groupId={groupId}
          asked={rowsAsked.parse(query)}
          fields={fields}
          now={Date.now()}
        />
      </div>
    </NextIntlClientProvider>
  )
}
