'use client'

import Link from 'next/link'
import { useTranslations } from 'next-intl'
import { useEffect, useRef } from 'react'
import { Notice } from '@/components/ui/notice'

type Props = { sessionId: string; answer: { group: string; toEnrol: number } }

/** What assigning began, and where to watch it. Takes the focus when it appears. */
export function Assigned({ sessionId, answer: { group, toEnrol } }: Props) {
  const t = useTranslations('enrol.groups.result')
  const place = useRef<HTMLDivElement>(null)
  useEffect(() => place.current?.focus(), [])
  return (
    <div ref={place} tabIndex={-1}>
      <Notice tone="success" role="status" title={<h2>{t('title', { group })}</h2>}>
        <p>{t('text', { count: toEnrol })}</p>
        <Link href={`/sessions/${sessionId}#assigned-groups`} className="link">
          {t('follow')}
        </Link>
      </Notice>
    </div>
  )
}
