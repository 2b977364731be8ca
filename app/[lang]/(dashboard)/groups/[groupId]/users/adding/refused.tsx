'use client'

import { usePathname } from 'next/navigation'
import { type ReactNode, useEffect, useRef } from 'react'
import { Notice } from '@/components/ui/notice'

type Props = {
  title: string
  text: string
  /** Leads to the sign-in page in another tab, so that what is typed here stays. */
  toLogin?: string | undefined
  /** What else can be done. */
  children?: ReactNode
}

/** Why nothing was done, when it is not about one field. Takes the focus. */
export function Refused({ title, text, toLogin, children }: Props) {
  const place = useRef<HTMLDivElement>(null)
  const here = usePathname()
  useEffect(() => place.current?.focus(), [])
  return (
    <div ref={place} tabIndex={-1}>
      <Notice tone={toLogin ? 'warning' : 'danger'} role="alert" title={title}>
        <p>{text}</p>
        {toLogin && (
          <a href={`/login?next=${encodeURIComponent(here)}`} target="_blank" rel="noopener" className="link">
            {toLogin}
          </a>
        )}
        {children}
      </Notice>
    </div>
  )
}
