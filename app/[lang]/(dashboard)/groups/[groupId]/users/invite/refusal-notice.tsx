'use client'

import { useTranslations } from 'next-intl'
import { Refused } from '../adding/refused'
import type { Answer } from './send'

const whole = ['not_found', 'role_not_yours', 'signed_out', 'unreachable'] as const
type Whole = (typeof whole)[number]

/** Why nothing was sent, when it is not about one field. Takes the focus. */
export function RefusalNotice({ answer }: { answer: Answer & { ok: false } }) {
  const t = useTranslations('invite.refused')
  const code = whole.find((one): one is Whole => one === answer.code)
  if (!code) return null
  const toLogin = code === 'signed_out' ? t('signed_out.link') : undefined
  return <Refused title={t(`${code}.title`)} text={t(`${code}.text`)} toLogin={toLogin} />
}
