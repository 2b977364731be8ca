import { cookies, headers } from 'next/headers'
import { type Language, languageCookie, negotiateLanguage } from '@/i18n/languages'
import { isSecure } from './sign-in-cookie'

/** The language that an action answers in: actions do not know the address that the page was shown under. */
export async function requestLanguage(): Promise<Language> {
  const chosen = (await cookies()).get(languageCookie)?.value
  return negotiateLanguage(chosen, (await headers()).get('accept-language'))
}

/** From now on this browser is spoken to in the person's language. */
export async function speak(language: Language): Promise<void> {
  const year = 365 * 24 * 60 * 60
  const options = { httpOnly: true, secure: isSecure(), sameSite: 'lax', path: '/' } as const
  ;(await cookies()).set(languageCookie, language, { ...options, maxAge: year })
}
