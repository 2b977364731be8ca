import { getLocale, getTranslations } from 'next-intl/server'
import type { UnwantedInvitation } from '@/domain/invitations/find-not-for-me'

/** Who invited whom into what, and what the one button does, before it is pressed. */
export async function Consequences({ invitation }: { invitation: UnwantedInvitation }) {
  const t = await getTranslations('notForMe')
  const groups = new Intl.ListFormat(await getLocale()).format(invitation.groups)
  const b = (text: React.ReactNode) => <strong className="wrap-anywhere">{text}</strong>
  return (
    <>
      <p className="text-muted [&_strong]:text-ink">
        {t.rich('invited', { inviter: invitation.inviter, email: invitation.email, groups, b })}
      </p>
      <div className="grid gap-2">
        <p className="font-strong">{t('ifErased')}</p>
        <ul className="grid list-disc gap-1.5 pl-5">
          {(['cancelled', 'erased', 'silence'] as const).map((one) => (
            <li key={one}>{t(`consequences.${one}`)}</li>
          ))}
        </ul>
      </div>
      <p className="text-muted">{t('expected')}</p>
    </>
  )
}
