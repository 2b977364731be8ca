'use client'

import { useFormatter, useLocale, useTranslations } from 'next-intl'
import { Notice } from '@/components/ui/notice'
import type { CourseSessionSettings } from '@/domain/course-sessions/show-settings'
import { withFirst } from '../../first-of-month'

const day = (text: string) => new Date(`${text}T00:00:00Z`)

/** What somebody else made of the session meanwhile; the next press writes over it. */
export function ChangedNow({ now }: { now: CourseSessionSettings }) {
  const t = useTranslations('courseSession.form')
  const [format, locale] = [useFormatter(), useLocale()]
  const dates = format.dateTimeRange(day(now.startsOn), day(now.endsOn), {
    dateStyle: 'long',
    timeZone: 'UTC',
  })
  const referents = format.list(now.referents.map(({ name }) => name))
  return (
    <Notice title={t('now')}>
      <p className="wrap-anywhere">
        {[now.name, withFirst(dates, locale), referents].filter(Boolean).join(' · ')}
      </p>
    </Notice>
  )
}
