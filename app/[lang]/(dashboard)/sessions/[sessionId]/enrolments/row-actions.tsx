'use client'

import { Check, type LucideIcon, Send, UserMinus } from 'lucide-react'
import { useTranslations } from 'next-intl'
import { Button } from '@/components/ui/button'
import type { Row } from './row'
import { deedsFor, type RowDeed } from './use-list'

const icons: Record<RowDeed, LucideIcon> = { approve: Check, resend: Send, unenrol: UserMinus }

/** What can be done with one enrolment: signs on a wide screen, words under the thumb on a phone. */
export function RowActions({ row, onDeed }: { row: Row; onDeed: (deed: RowDeed) => void }) {
  const t = useTranslations('courseSession.enrolments.actions')
  return (
    <div className="flex items-center gap-1 max-sm:flex-wrap max-sm:gap-2 sm:justify-end">
      {deedsFor(row).map((deed) => {
        const Icon = icons[deed]
        return (
          <Button
            key={deed}
            variant="quiet"
            size="small"
            aria-label={t(deed)}
            aria-describedby={row.id}
            title={t(deed)}
            onClick={() => onDeed(deed)}
            className="text-muted hover:text-ink max-sm:border"
          >
            <Icon aria-hidden="true" />
            <span className="sm:hidden">{t(`${deed}Short`)}</span>
          </Button>
        )
      })}
    </div>
  )
}
