import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { getTranslations } from 'next-intl/server'
import { Suspense } from 'react'
import { requireActor } from '@/app/actor'
import { readCursor } from '@/app/cursor'
import { db } from '@/db/client'
import { accountCursor, accountFilter, listGroupAccounts } from '@/domain/accounts/list-group-accounts'
import { AccountFilters } from './account-filters'
import { AccountList } from './account-list'
import { AccountsSkeleton } from './accounts-skeleton'

type Props = PageProps<'/[lang]/groups/[groupId]/settings/users'>

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('groupAccounts'))('pageTitle') }
}

/** The active people of a group, for who administers them. */
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

async function Accounts({ params, searchParams }: Props) {
  const actor = await requireActor()
  const { groupId } = await params
  const { after, ...wanted } = await searchParams
  const filter = accountFilter.parse(wanted)
  const cursor = readCursor(accountCursor, after)
  const page = await listGroupAccounts(db(), actor, groupId, filter, cursor)
  if (!page) notFound()
  return (
    <>
      <AccountFilters groupId={groupId} filter={filter} />
      <AccountList
        groupId={groupId}
        filter={filter}
        page={page}
        timeZone={actor.timeZone}
        isFirst={!cursor}
      />
    </>
  )
}
