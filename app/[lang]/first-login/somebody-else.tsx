import { getTranslations } from 'next-intl/server'
import { signOut } from '@/app/sign-out'
import { Instead } from '@/components/door/instead'
import { buttonStyle } from '@/components/ui/button'
import { SubmitButton } from '@/components/ui/submit-button'

/** F4: an invitation is never attached to whoever happens to be signed in. */
export async function SomebodyElse({ name, email }: { name: string; email: string }) {
  const t = await getTranslations('firstLogin')
  return (
    <Instead title={t('signedInTitle', { name })} text={t('signedInText', { email })}>
      <form action={signOut} className="grid gap-3">
        <input type="hidden" name="next" value="/first-login" />
        <SubmitButton size="wide">{t('signOut')}</SubmitButton>
        <a href="/" className={buttonStyle({ variant: 'secondary', size: 'wide' })}>
          {t('stay')}
        </a>
      </form>
    </Instead>
  )
}
