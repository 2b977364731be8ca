'use client'

import { PanelRightOpen } from 'lucide-react'
import { useTranslations } from 'next-intl'
import { Button } from '@/components/ui/button'
import type { Row } from '../row'
import { useOpening } from './opening'

const smooth = ['queued', 'sent', 'delivered', 'delayed']

/** The natural next step of a row: following it, or where its mail did not arrive, unblocking it. */
export function OpenButton({ row }: { row: Row }) {
  const t = useTranslations('invitations.actions')
  const { open } = useOpening()
  const stuck = row.mail !== null && !smooth.includes(row.mail.state)
  const words = t(stuck ? 'unblock' : 'follow')
  return (
    <Button
      variant={stuck ? 'secondary' : 'quiet'}
      size="small"
      aria-label={words}
      aria-describedby={row.id}
      title={words}
      onClick={() => open(row)}
      className={stuck ? undefined : 'text-muted hover:text-ink max-sm:border'}
    >
      <PanelRightOpen aria-hidden="true" className={stuck ? 'sm:hidden' : undefined} />
      <span className={stuck ? undefined : 'sm:hidden'}>{words}</span>
    </Button>
  )
}
