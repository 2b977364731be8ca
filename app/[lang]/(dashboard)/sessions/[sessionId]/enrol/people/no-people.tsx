'use client'

import Link from 'next/link'
import { useTranslations } from 'next-intl'
import { buttonStyle } from '@/components/ui/button'
import { Empty } from '@/components/ui/empty'
import { panelOf } from '../tabs'

/** Why nobody is shown, and what to do: another search, or addresses. */
export function NoPeople({ sessionId, narrowed }: { sessionId: string; narrowed: boolean }) {
  const t = useTranslations('enrol')
  const action = narrowed ? (
    <Link
      href={panelOf(sessionId, 'people')}
      replace
      scroll={false}
      className={buttonStyle({ variant: 'secondary' })}
    >
      {t('people.noMatch.action')}
    </Link>
  ) : (
    <Link href={panelOf(sessionId, 'emails')} scroll={false} className={buttonStyle()}>
      {t('addEmails')}
    </Link>
  )
  const kind = narrowed ? 'people.noMatch' : 'people.none'
  return (
    <Empty title={t(`${kind}.title`)} action={action}>
      {t(`${kind}.text`)}
    </Empty>
  )
}
