import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { getTranslations } from 'next-intl/server'
import { Suspense } from 'react'
import { requireActor } from '@/app/actor'
import { db } from '@/db/client'
import { showAccount } from '@/domain/accounts/show-account'
import { Account } from './account'
import { AccountSkeleton } from './account-skeleton'

type Props = PageProps<'/[lang]/accounts/[accountId]'>

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('accountPage'))('title') }
}

/** One person: who they are, where they are what, what happened, and what can be done. */
export default function AccountPage(props: Props) {
  return (
    <main
      id="content"
      tabIndex={-1}
      className="mx-auto w-full min-w-0 max-w-page px-4 pt-6 pb-20 sm:px-8 lg:pt-10"
    >
      <Suspense fallback={<AccountSkeleton />}>
        <Found {...props} />
      </Suspense>
    </main>
  )
}

/** An account that one may not know of is not there (A2, T13). */
async function Found({ params, searchParams }: Props) {
  const actor = await requireActor()
  const [{ accountId }, { before }] = await Promise.all([params, searchParams])
  const account = await showAccount(db(), actor, accountId)
  if (!account.ok) notFound()
  return <Account actor={actor} account={account.value} before={before} />
}
