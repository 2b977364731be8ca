import type { Metadata } from 'next'
import { notFound, redirect } from 'next/navigation'
import { NextIntlClientProvider } from 'next-intl'
import { getMessages, getTranslations } from 'next-intl/server'
import { Suspense } from 'react'
import { requireActor } from '@/app/actor'
import { visibleGroups } from '@/app/visible-groups'
import { Pages } from '@/components/list/pages'
import { db } from '@/db/client'
import type { Cursor } from '@/db/keyset'
import { rolesToGive } from '@/domain/access/policy'
import { listGroupAccounts } from '@/domain/accounts/list-group-accounts'
import { listCustomFields } from '@/domain/custom-fields/list-custom-fields'
import { AccountList } from './account-list'
import { AccountsSkeleton } from './accounts-skeleton'
import { columnsOf } from './columns'
import { Filters } from './filters'
import { Nobody } from './nobody'
import { toRows } from './row'
import { totalOf } from './total'
import { hrefOf, readView } from './view'

type Props = PageProps<'/[lang]/groups/[groupId]/settings/users'>

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('groupAccounts'))('pageTitle') }
}

/** The people of a group, for who administers them. */
export default async function GroupAccountsPage(props: Props) {
  const t = await getTranslations('groupAccounts')
  return (
    <>
      <h1>{t('title')}</h1>
      <p className="mt-2 max-w-form text-muted">{t('lede')}</p>
      <Suspense fallback={<AccountsSkeleton />}>
        <Accounts {...props} />
      </Suspense>
    </>
  )
}

/** A group whose people are not one's to administer answers like an unknown one (A2). */
async function Accounts({ params, searchParams }: Props) {
  const actor = await requireActor()
  const { groupId } = await params
  const view = readView(await searchParams)
  const [page, fields, t] = await Promise.all([
    listGroupAccounts(db(), actor, { groupId, ...view }),
    listCustomFields(db()),
    getTranslations('groupAccounts'),
  ])
  if (!page) notFound()
  // All that were on this page have gone meanwhile: begin at the beginning.
  if (page.accounts.length === 0 && view.cursor) redirect(hrefOf(groupId, { ...view, cursor: null }))
  const total = totalOf(db(), actor, groupId, view.filter)
  const columns = columnsOf(fields, (own) => t(`columns.${own}`))
  const shown = columns.filter(({ key }) => view.columns.includes(key))
  const [rows, { groupAccounts, list, roles }, groups] = await Promise.all([
    toRows(page.accounts, shown, actor, new Date()),
    getMessages(),
    visibleGroups(),
  ])
  const to = (cursor: Cursor | null) => cursor && hrefOf(groupId, { ...view, cursor })
  const places = groups
    .filter(({ mayInvite }) => mayInvite)
    .map(({ id, name }) => ({ id, name, roles: rolesToGive(actor, id) }))
  return (
    <NextIntlClientProvider messages={{ groupAccounts, list, roles }}>
      <Filters groupId={groupId} view={view} columns={columns} total={total} />
      {rows.length > 0 ? (
        <AccountList
          // Another view is another list: what was selected in the one before is not meant any more.
          key={hrefOf(groupId, view)}
          rows={rows}
          columns={shown}
          groupId={groupId}
          filter={view.filter}
          places={places}
          total={total}
          isWhole={!page.previous && !page.next}
        />
      ) : (
        <Nobody groupId={groupId} view={view} />
      )}
      <Pages previous={to(page.previous)} next={to(page.next)} />
    </NextIntlClientProvider>
  )
}
