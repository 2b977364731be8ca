import { getLocale, getTranslations } from 'next-intl/server'
import { askedFields, customFieldWords } from '@/app/custom-values'
import { lastAnswer } from '@/app/door-memory'
import { CustomFields } from '@/components/door/custom-fields'
import { DoorForm } from '@/components/door/door-form'
import { KnownAddress } from '@/components/door/known-address'
import { TextField } from '@/components/door/text-field'
import type { LiveInvitation } from '@/domain/invitations/find-by-token'
import { NewPasswordField } from '../(auth)/new-password-field'
import { acceptAndSignIn } from './actions'

/** Who invites, into what, the address; then three things to fill in (F2), and what the platform asks for besides. */
export async function AcceptForm({ invitation }: { invitation: LiveInvitation }) {
  const [t, auth] = await Promise.all([getTranslations('firstLogin'), getTranslations('auth')])
  const locale = await getLocale()
  const [asked, words] = await Promise.all([askedFields(invitation.customValues), customFieldWords()])
  const groups = new Intl.ListFormat(locale).format(invitation.groups)
  const { inviter, session } = invitation
  const b = (text: React.ReactNode) => <strong>{text}</strong>
  return (
    <>
      <p className="min-h-12 text-muted [&_strong]:text-ink">
        {session
          ? t.rich('invitesToSession', { inviter, session, groups, b })
          : t.rich('invites', { inviter, groups, b })}
      </p>
      <DoorForm
        action={acceptAndSignIn}
        submit={t('activate')}
        summary={auth('toCorrect')}
        before={await lastAnswer()}
      >
        <input type="hidden" name="invitationId" value={invitation.id} />
        <KnownAddress label={auth('email')} email={invitation.email} />
        <TextField name="lastName" label={t('lastName')} autoComplete="family-name" autoCapitalize="words" />
        <TextField name="firstName" label={t('firstName')} autoComplete="given-name" autoCapitalize="words" />
        <NewPasswordField label={auth('password')} />
        {/* Last: how many there are is known late, and what could be read before must not move. */}
        <CustomFields {...asked} words={words} locale={locale} />
      </DoorForm>
    </>
  )
}
