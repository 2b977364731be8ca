'use client'

import { Check, Link2, type LucideIcon, Send, X } from 'lucide-react'
import { useTranslations } from 'next-intl'
import { DeedButton } from '@/components/list/deed-button'
import { Button } from '@/components/ui/button'
import { OpenButton } from './desk/open-button'
import type { Row } from './row'

export type RowDeed = 'resend' | 'copy' | 'cancel' | 'approve'

const icons: Record<RowDeed, LucideIcon> = { approve: Check, resend: Send, copy: Link2, cancel: X }

/** What can be done with one invitation: signs on a wide screen, words under the thumb on a phone. */
export function RowActions({ row, onDeed }: { row: Row; onDeed: (deed: RowDeed) => void }) {
  const t = useTranslations('invitations.actions')
  const deeds = (['resend', 'copy', 'cancel'] as const).filter((deed) => deed !== 'copy' || row.linkIsTheirs)
  return (
    <div className="flex items-center gap-1 max-sm:flex-wrap max-sm:gap-2 sm:justify-end">
      {row.toApprove && (
        <Button size="small" aria-describedby={row.id} onClick={() => onDeed('approve')}>
          {t('approve')}
        </Button>
      )}
      <OpenButton row={row} />
      {deeds.map((deed) => (
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
