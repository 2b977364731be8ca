import { redirect } from 'next/navigation'
import { getTranslations } from 'next-intl/server'
import { typedIn } from '@/app/door-answers'
import { readLink } from '@/app/link-cookie'
import { linkKeys } from '@/app/link-keys'
import type { DoorState } from '@/components/door/state'
import { db } from '@/db/client'
import type { AcceptRefusal } from '@/domain/invitations/accept-invitation'
import { findInvitationByToken } from '@/domain/invitations/find-by-token'
import type { Language } from '@/i18n/languages'

/** What the invitee is told when the form could not go through, and what to do now (F3). */
export async function answerRefusal(
  language: Language,
  form: FormData,
  code: AcceptRefusal | 'gone',
): Promise<DoorState> {
  const t = await getTranslations({ locale: language, namespace: 'firstLogin' })
  switch (code) {
    case 'gone':
    case 'wrong_invitation':
      return { typed: typedIn(form), errors: [{ text: t(`faults.${code}`) }] }
    case 'waits_for_approval':
      return {
        typed: {},
        errors: [],
        closed: { title: t(`dead.${code}.title`), text: t(`dead.${code}.text`) },
      }
    case 'no_seat': {
      const inviter = await inviterOfLink()
      return {
        typed: {},
        errors: [],
        closed: { title: t(`dead.${code}.title`), text: t(`dead.${code}.text`, { inviter }) },
      }
    }
    case 'already_active': {
      const action = { href: '/login', label: t('logIn') }
      const closed = { title: t(`dead.${code}.title`), text: t(`dead.${code}.text`), action }
      return { typed: {}, errors: [], closed }
    }
    default:
      // The page itself shows dead links, with their ways forward.
      return redirect('/first-login')
  }
}

/** Whom to ask: the invitee knows one person here (B2). */
async function inviterOfLink(): Promise<string> {
  const invitation = await findInvitationByToken(db(), linkKeys(), (await readLink('first-login')) ?? '')
  return invitation.state === 'live' ? invitation.inviter : ''
}
