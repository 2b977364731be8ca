import { useTranslations } from 'next-intl'
import { useCallback } from 'react'
import type { Entry } from './entries'

/** What a chip says: its state, and what can be done with it. */
export function useChipWords() {
  const t = useTranslations('invite')
  return useCallback(
    ({ text, fault }: Entry, twice: boolean) => ({
      state: fault ? t(`faults.${fault}`) : t(twice ? 'emails.twice' : 'emails.valid'),
      edit: t('emails.edit', { text }),
      remove: t('emails.remove', { text }),
    }),
    [t],
  )
}

export type WordsOf = ReturnType<typeof useChipWords>
