'use client'

import { useTranslations } from 'next-intl'
import { Checkbox } from '@/components/ui/checkbox'

type Props = { enrolled: number; reachable: number }

/** Whether those enrolled are told of other days: how many get a mail, and how many have no address. */
export function TellField({ enrolled, reachable }: Props) {
  const t = useTranslations('courseSession.form')
  if (reachable === 0) return <p className="text-muted text-small">{t('tellNobody', { enrolled })}</p>
  const without = enrolled - reachable
  return (
    <Checkbox
      name="tell"
      label={t('tell', { count: reachable })}
      help={[t('tellHelp'), without > 0 && t('tellWithout', { count: without })].filter(Boolean).join(' ')}
    />
  )
}
