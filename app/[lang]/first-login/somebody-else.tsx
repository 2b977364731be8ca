import { getTranslations } from 'next-intl/server'
import { signOut } from '@/app/sign-out'
import { buttonStyle } from '@/components/ui/button'
import { SubmitButton } from '@/components/ui/submit-button'

/** F4: an invitation is never attached to whoever happens to be signed in. */
export async function SomebodyElse({ name, email }: { name: string; email: string }) {
  const t = await getTranslations('firstLogin')
  return (
    <div className="grid gap-6">
      <div className="grid gap-2">
        <h2>{t('signedInTitle', { name })}</h2>
        <p className="text-muted">{t('signedInText', { email })}</p>
      </div>
      <form action={signOut} className="grid gap-3">
        <input type="hidden" name="next" value="/first-login" />
        <SubmitButton size="wide">{t('signOut')}</SubmitButton>
        <a href="/" className={buttonStyle({ variant: 'secondary', size: 'wide' })}>
          {t('stay')}
        </a>
      </form>
    </div>
  )
}
