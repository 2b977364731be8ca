import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { NextIntlClientProvider } from 'next-intl'
import { getMessages, getTranslations } from 'next-intl/server'
import { Suspense } from 'react'
import { requireActor } from '@/app/actor'
import { currentPlatform } from '@/app/platform'
import { Skeleton } from '@/components/ui/skeleton'
import { db } from '@/db/client'
import { rolesToGive } from '@/domain/access/policy'
import { listCustomFields } from '@/domain/custom-fields/list-custom-fields'
import { findGroup } from '@/domain/groups/find-group'
import { previewPropagation } from '@/domain/groups/preview-propagation'
import { readRoomToday } from '@/domain/mail/read-room-today'
import { SeatsNote } from '../adding/seats-note'
import { tomorrowIn } from '../adding/tomorrow'
import { FreshInviteForm } from './fresh-invite-form'

type Props = { params: Promise<{ groupId: string }> }

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('invite')
  return { title: t('title') }
}

export default async function InvitePage({ params }: Props) {
  const t = await getTranslations('invite')
  return (
    <div className="grid max-w-form gap-8">
      <header className="grid gap-1">
        <h1>{t('title')}</h1>
        <p className="text-muted">{t('lede')}</p>
        <div className="mt-2 empty:hidden">
          <Suspense>
            <SeatsNote params={params} way="invite" />
          </Suspense>
        </div>
      </header>
      <Suspense fallback={<InviteSkeleton />}>
        <InviteInto params={params} />
      </Suspense>
    </div>
  )
}

/** A group that one may not invite into answers like an unknown one (A2). */
async function InviteInto({ params }: Props) {
  const actor = await requireActor()
  const group = await findGroup(db(), actor, (await params).groupId)
  const offered = group ? rolesToGive(actor, group.id) : []
  if (!group || offered.length === 0) notFound()
  const [steps, { reminderDays, invitationDays }, room, fields, { invite, placing, roles, customValues }] =
    await Promise.all([
      previewPropagation(db(), [group.id]),
      currentPlatform(),
      readRoomToday(db(), { accountId: actor.accountId, groupId: group.id }),
      listCustomFields(db()),
      getMessages(),
    ])
  return (
    <NextIntlClientProvider messages={{ invite, placing, roles, customValues }}>
      <FreshInviteForm
        accountId={actor.accountId}
        group={group}
        offered={offered}
        steps={steps}
        room={room}
        tomorrow={tomorrowIn(actor.timeZone)}
        fields={fields}
        reminders={{ usual: reminderDays.join(','), invitationDays }}
      />
    </NextIntlClientProvider>
  )
}

function InviteSkeleton() {
  return (
    <div className="grid gap-8">
      <Skeleton className="h-52" />
      <Skeleton className="h-40" />
      <Skeleton className="h-24" />
    </div>
  )
}
