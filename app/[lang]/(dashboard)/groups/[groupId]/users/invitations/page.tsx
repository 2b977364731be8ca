import type { Metadata } from 'next'
import { notFound, redirect } from 'next/navigation'
import { NextIntlClientProvider } from 'next-intl'
import { getMessages, getTranslations } from 'next-intl/server'
import { Suspense } from 'react'
import { requireActor } from '@/app/actor'
import { visibleGroups } from '@/app/visible-groups'
import { WaitingMails } from '@/app/waiting-mails'
import { Pages } from '@/components/list/pages'
import { db } from '@/db/client'
import type { Cursor } from '@/db/keyset'
import { listInvitations } from '@/domain/invitations/list-invitations'
import { Desk } from './desk/desk'
import { DeskBoundary } from './desk/desk-failure'
import { DeskSkeleton } from './desk/desk-skeleton'
import { Drawer } from './desk/drawer'
import { OpeningProvider } from './desk/opening'
import { Filters } from './filters'
import { InvitationList } from './invitation-list'
import { InvitationsSkeleton } from './invitations-skeleton'
import { Nothing } from './nothing'
import { toRows } from './row'
import { totalOf } from './total'
import { filterOf, hrefOf, readOpened, readView } from './view'

type Props = PageProps<'/[lang]/groups/[groupId]/users/invitations'>

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('invitations'))('title') }
}

/** Those who were invited and have not come yet (I6, I8). */
export default async function InvitationsPage(props: Props) {
  const t = await getTranslations('invitations')
  return (
    <div className="beside-drawer">
      <h1>{t('title')}</h1>
      <p className="mt-2 max-w-form text-muted">{t('lede')}</p>
      <Suspense>
        <WaitingMails />
      </Suspense>
      <Suspense fallback={<InvitationsSkeleton />}>
        <Invitations {...props} />
      </Suspense>
    </div>
  )
}

/** A group whose invitations are not one's to manage answers like an unknown one (A2). */
async function Invitations({ params, searchParams }: Props) {
  const actor = await requireActor()
  const { groupId } = await params
  const groups = (await visibleGroups()).filter(({ managesInvitations }) => managesInvitations)
  if (!groups.some(({ id }) => id === groupId)) notFound()
  const query = await searchParams
  const [view, opened] = [readView(query, groupId), readOpened(query)]
  const filter = filterOf(view)
  const total = totalOf(db(), actor, filter)
  const [page, { invitations, desk, list }] = await Promise.all([
    listInvitations(db(), actor, filter, view.sort, view.cursor),
    getMessages(),
  ])
  // All that were on this page have ended meanwhile: begin at the beginning.
  if (page.invitations.length === 0 && view.cursor) redirect(hrefOf({ ...view, cursor: null }, groupId))
  const to = (cursor: Cursor | null) => cursor && hrefOf({ ...view, cursor }, groupId)
  const rows = await toRows(page.invitations, actor, new Date())
  return (
    <NextIntlClientProvider messages={{ invitations, desk, list }}>
      <OpeningProvider opened={opened}>
        <Filters groupId={groupId} groups={groups} view={view} total={total} />
        {rows.length > 0 ? (
          <InvitationList
            // Another view is another list: what was selected in the one before is not meant any more.
            key={hrefOf(view, groupId)}
            rows={rows}
            filter={filter}
            total={total}
            isWhole={!page.previous && !page.next}
          />
        ) : (
          <Nothing groupId={groupId} view={view} />
        )}
        <Pages previous={to(page.previous)} next={to(page.next)} />
        <Drawer>
          {opened && (
            <DeskBoundary key={opened}>
              <Suspense fallback={<DeskSkeleton />}>
                <Desk id={opened} groupId={groupId} />
              </Suspense>
            </DeskBoundary>
          )}
        </Drawer>
      </OpeningProvider>
    </NextIntlClientProvider>
  )
}
