'use client'

import { X } from 'lucide-react'
import { useTranslations } from 'next-intl'
import { Button } from '@/components/ui/button'
import { useOpening } from './opening'

/** The drawer, and what names it. */
export const panelId = 'desk'
export const headingId = 'desk-heading'

/** Whose invitation it is, and the way out; stays in sight. */
export function DeskHead({ email }: { email: string | null }) {
  const t = useTranslations('desk')
  const { close } = useOpening()
  return (
    <div className="sticky top-0 z-10 flex items-start justify-between gap-3 border-b bg-page py-3 pr-3 pl-5">
      <h2 id={headingId} className="wrap-anywhere pt-1">
        {email ?? t('title')}
      </h2>
      <Button variant="quiet" size="icon" aria-label={t('close')} title={t('close')} onClick={close}>
        <X aria-hidden="true" />
      </Button>
    </div>
  )
}
