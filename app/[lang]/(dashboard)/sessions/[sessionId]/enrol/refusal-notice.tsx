'use client'

import { useTranslations } from 'next-intl'
import { Refused } from '@/app/[lang]/(dashboard)/groups/[groupId]/users/adding/refused'
import type { Refusal } from './answers'

/** Why nobody was enrolled, when it is not about one field. Takes the focus. */
export function RefusalNotice({ code }: { code: Refusal }) {
  const t = useTranslations('enrol.refused')
  const toLogin = code === 'signed_out' ? t('signed_out.link') : undefined
  return <Refused title={t(`${code}.title`)} text={t(`${code}.text`)} toLogin={toLogin} />
}
