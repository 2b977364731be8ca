'use client'

import { CalendarRange } from 'lucide-react'
import Link from 'next/link'
import { usePathname } from 'next/navigation'
import { useTranslations } from 'next-intl'
import { buttonStyle } from '@/components/ui/button'

/** On a phone the sign alone. */
export function SessionsLink() {
  const t = useTranslations('dashboard')
  const isHere = /^\/sessions(\/|$)/.test(usePathname())
  return (
    <Link
      href="/sessions"
      aria-current={isHere ? 'page' : undefined}
      title={t('sessionsTitle')}
      className={buttonStyle({
        variant: 'quiet',
        className: 'shrink-0 aria-[current]:bg-hover max-sm:w-control max-sm:px-0',
      })}
    >
      <CalendarRange aria-hidden="true" />
      <span className="max-sm:sr-only">{t('sessions')}</span>
    </Link>
  )
}
