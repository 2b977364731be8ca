'use client'

import { Check, type LucideIcon, Send, UserMinus } from 'lucide-react'
import { useTranslations } from 'next-intl'
import { DeedButton } from '@/components/list/deed-button'
import type { Row } from './row'
import { deedsFor, type RowDeed } from './use-list'

const icons: Record<RowDeed, LucideIcon> = { approve: Check, resend: Send, unenrol: UserMinus }

/** What can be done with one enrolment: signs on a wide screen, words under the thumb on a phone. */
export function RowActions({ row, onDeed }: { row: Row; onDeed: (deed: RowDeed) => void }) {
  const t = useTranslations('courseSession.enrolments.actions')
  return (
    <div className="flex items-center gap-1 max-sm:flex-wrap max-sm:gap-2 sm:justify-end">
      {deedsFor(row).map((deed) => (
        <DeedButton
          key={deed}
          icon={icons[deed]}
          label={t(deed)}
          short={t(`${deed}Short`)}
          of={row.id}
          onClick={() => onDeed(deed)}
        />
      ))}
    </div>
  )
}
