'use client'

import { useLocale, useTranslations } from 'next-intl'
import { useState } from 'react'
import { toast } from 'sonner'
import { Button, buttonStyle } from '@/components/ui/button'
import { Select } from '@/components/ui/select'
import { type Language, languages } from '@/i18n/languages'
import { copyWhenHere } from './clipboard'
import type { Letter } from './it-letters'

/** A ready text to the people who run the server that refuses, in their language. */
export function ItLetter({ letters }: { letters: Record<Language, Letter> }) {
  const t = useTranslations('desk.letter')
  const here = useLocale()
  const [language, choose] = useState<Language>(languages.find((one) => one === here) ?? 'fr')
  const { subject, body } = letters[language]
  const copy = async () => {
    if (await copyWhenHere(Promise.resolve(body))) toast(t('copied'), { description: t('copiedHelp') })
    else toast.error(t('notCopied'), { duration: 10_000 })
  }
  return (
    <div className="grid gap-3">
      <Select
        aria-label={t('language')}
        value={language}
        onChange={({ target }) => choose(languages.find((one) => one === target.value) ?? 'fr')}
        className="w-fit"
      >
        {languages.map((one) => (
          <option key={one} value={one}>
            {t(`languages.${one}`)}
          </option>
        ))}
      </Select>
      <pre
        lang={language}
        className="wrap-anywhere whitespace-pre-wrap rounded-control bg-sunken p-3 font-sans text-small"
      >
        {body}
      </pre>
      <div className="flex flex-wrap gap-2">
        <Button size="small" onClick={() => void copy()}>
          {t('copy')}
        </Button>
        <a
          href={`mailto:?subject=${encodeURIComponent(subject)}&body=${encodeURIComponent(body)}`}
          className={buttonStyle({ variant: 'secondary', size: 'small' })}
        >
          {t('mail')}
        </a>
      </div>
    </div>
  )
}
