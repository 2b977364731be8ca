import type { useTranslations } from 'next-intl'
import type { FieldUse } from '@/domain/custom-fields/policy'

type Words = ReturnType<typeof useTranslations<'customFields'>>

/** "12 people, 2 deleted accounts and 3 pending invitations", without what there is none of. */
export function holdersInWords(t: Words, locale: string, use: FieldUse): string {
  const counted = (['people', 'deleted', 'invitations'] as const).filter((who) => use[who] > 0)
  return new Intl.ListFormat(locale).format(counted.map((who) => t(who, { count: use[who] })))
}
