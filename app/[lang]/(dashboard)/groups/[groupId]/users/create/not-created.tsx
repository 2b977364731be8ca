'use client'

import { useTranslations } from 'next-intl'
import { Refused } from '../adding/refused'
import type { Answer } from './use-creating'

type Code = Exclude<Extract<Answer, { ok: false }>['code'], 'faults'>

/** Why nobody was created, when it is not about one field. Takes the focus. */
export function NotCreated({ code }: { code: Code }) {
  const t = useTranslations('createAccount.refused')
  const toLogin = code === 'signed_out' ? t('signed_out.link') : undefined
  return <Refused title={t(`${code}.title`)} text={t(`${code}.text`)} toLogin={toLogin} />
}
