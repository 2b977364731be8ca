import { lang } from 'next/root-params'
import { getTranslations } from 'next-intl/server'
import { isLanguage, languages } from '@/i18n/languages'
import { Button } from './ui/button'

const names = { fr: 'Français', en: 'English' }

/** Leads to the same page in the other language: a plain form, so that it needs no script. */
export async function LanguageSwitch() {
  const current = await lang()
  const t = await getTranslations('frame')
  return (
    <form action="/api/language" method="post" aria-label={t('language')} className="flex gap-1">
      {languages
        .filter((language) => isLanguage(current) && language !== current)
        .map((language) => (
          <Button
            key={language}
            type="submit"
            name="language"
            value={language}
            lang={language}
            variant="quiet"
            size="small"
          >
            {names[language]}
          </Button>
        ))}
    </form>
  )
}
