import { redirect } from 'next/navigation'
import { getTranslations } from 'next-intl/server'
import { typedIn } from '@/app/door-answers'
import type { DoorState } from '@/components/door/state'
import type { AcceptRefusal } from '@/domain/invitations/accept-invitation'
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
