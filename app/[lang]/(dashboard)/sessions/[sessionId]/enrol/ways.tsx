import { NextIntlClientProvider } from 'next-intl'
import { getMessages } from 'next-intl/server'
import type { ComponentType } from 'react'
import { SeatsLine } from '@/app/[lang]/(dashboard)/groups/[groupId]/users/adding/seats-note'
import { db } from '@/db/client'
import type { Actor } from '@/domain/access/actor'
import type { FoundCourseSession } from '@/domain/course-sessions/find-course-session'
import { findEnrollable } from '@/domain/course-sessions/find-enrollable'
import { groupsToInviteInto, listAssignableGroups } from '@/domain/course-sessions/groups-to-enrol'
import { EmailsForm } from './emails/emails-form'
import { GroupsPart } from './groups/groups-part'
import { PeopleForm } from './people/people-form'
import type { Tab } from './tabs'

type Props = { actor: Actor; session: FoundCourseSession; search: string }

async function People({ actor, session, search }: Props) {
  const [found, { enrol, invite, list }] = await Promise.all([
    findEnrollable(db(), actor, session, search),
    getMessages(),
  ])
  return (
    <NextIntlClientProvider messages={{ enrol, invite, list }}>
      <PeopleForm sessionId={session.id} actorId={actor.accountId} search={search} {...found} />
    </NextIntlClientProvider>
  )
}

async function Groups({ actor, session }: Props) {
  const [groups, { enrol, list }] = await Promise.all([
    listAssignableGroups(db(), actor, session),
    getMessages(),
  ])
  return (
    <NextIntlClientProvider messages={{ enrol, list }}>
      <GroupsPart sessionId={session.id} groups={groups} />
    </NextIntlClientProvider>
  )
}

async function Emails({ actor, session }: Props) {
  const [groups, { enrol, invite }] = await Promise.all([
    groupsToInviteInto(db(), actor, session),
    getMessages(),
  ])
  return (
    <NextIntlClientProvider messages={{ enrol, invite }}>
      <div className="mt-5 empty:hidden">
        <SeatsLine actor={actor} way="invite" />
      </div>
      <EmailsForm sessionId={session.id} actorId={actor.accountId} groups={groups} />
    </NextIntlClientProvider>
  )
}

/** The ways to enrol, each with what it needs to know. */
export const ways: Record<Tab, ComponentType<Props>> = { people: People, groups: Groups, emails: Emails }
