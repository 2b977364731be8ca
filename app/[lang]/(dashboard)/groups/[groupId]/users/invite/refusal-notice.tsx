'use client'

import { usePathname } from 'next/navigation'
import { useTranslations } from 'next-intl'
import { useEffect, useRef } from 'react'
import { Notice } from '@/components/ui/notice'
import type { Answer } from './use-sending'

const whole = ['not_found', 'role_not_yours', 'signed_out', 'unreachable'] as const
type Whole = (typeof whole)[number]

/** Why nothing was sent, when it is not about one field. Takes the focus. */
export function RefusalNotice({ answer }: { answer: Answer & { ok: false } }) {
  const t = useTranslations('invite.refused')
  const place = useRef<HTMLDivElement>(null)
  const here = usePathname()
  useEffect(() => place.current?.focus(), [])
  const code = whole.find((one): one is Whole => one === answer.code)
  if (!code) return null
  return (
    <div ref={place} tabIndex={-1}>
      <Notice tone={code === 'signed_out' ? 'warning' : 'danger'} role="alert" title={t(`${code}.title`)}>
        <p>{t(`${code}.text`)}</p>
        {code === 'signed_out' && (
          <a href={`/login?next=${encodeURIComponent(here)}`} target="_blank" rel="noopener" className="link">
            {t('signed_out.link')}
          </a>
        )}
      </Notice>
    </div>
  )
}
