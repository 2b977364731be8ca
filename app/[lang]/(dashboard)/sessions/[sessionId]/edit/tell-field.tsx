'use client'

import { useTranslations } from 'next-intl'
import { Checkbox } from '@/components/ui/checkbox'

type Props = { enrolled: number; reachable: number; pending: number }

/** Whether those enrolled are told of other days, and what those know who are still expected. */
export function TellField({ pending, ...people }: Props) {
  const t = useTranslations('courseSession.form')
  return (
    <div className="grid gap-3">
      <Tell {...people} />
      {pending > 0 && <p className="text-muted text-small">{t('tellPending', { count: pending })}</p>}
    </div>
  )
}

/** How many get a mail, and how many have no address. */
function Tell({ enrolled, reachable }: Omit<Props, 'pending'>) {
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
