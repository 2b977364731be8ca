import type { getTranslations } from 'next-intl/server'

type Words = Awaited<ReturnType<typeof getTranslations<'auth'>>>

/** What the button beside a password says. */
export const passwordWords = (t: Words) => ({
  show: t('show'),
  hide: t('hide'),
  showPassword: t('showPassword'),
  hidePassword: t('hidePassword'),
})
