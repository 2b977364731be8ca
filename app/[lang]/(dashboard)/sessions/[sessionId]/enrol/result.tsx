'use client'

import Link from 'next/link'
import { useTranslations } from 'next-intl'
import { type ReactNode, useEffect, useRef } from 'react'
import { buttonStyle } from '@/components/ui/button'

type Props = {
  sessionId: string
  title: string
  /** When their mails leave. */
  mails: string | null
  /** What became of each. */
  children: ReactNode
  /** A next step beside the way to the session. */
  step?: ReactNode
}

/** What was done, line by line, and the likely next step. Takes the focus when it appears. */
export function Result({ sessionId, title, mails, children, step }: Props) {
  const t = useTranslations('enrol')
  const heading = useRef<HTMLHeadingElement>(null)
  useEffect(() => heading.current?.focus(), [])
  return (
    <section aria-labelledby="result" className="rounded-panel border bg-sunken px-5 py-5">
      <div role="status">
        <h2 id="result" ref={heading} tabIndex={-1}>
          {title}
        </h2>
        {mails && <p className="mt-1 text-muted">{mails}</p>}
      </div>
      <div className="mt-4 divide-y border-y">{children}</div>
      <div className="mt-5 flex flex-wrap gap-3">
        <Link
          href={`/sessions/${sessionId}`}
          className={buttonStyle({ variant: 'secondary', size: 'small' })}
        >
          {t('toEnrolments')}
        </Link>
        {step}
      </div>
    </section>
  )
}
