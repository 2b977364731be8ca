'use client'

import { useTranslations } from 'next-intl'
import { Dialog } from '@/components/ui/dialog'
import { Input } from '@/components/ui/input'
import type { ShownLink } from './use-copy-link'

/** The link to be copied by hand, where the browser refuses to; gone from the page once closed. */
export function LinkDialog({ shown, onClose }: { shown: ShownLink | null; onClose: () => void }) {
  const t = useTranslations('invitations.link')
  return (
    <Dialog
      open={shown !== null}
      onClose={onClose}
      title={t('title', { email: shown?.email ?? '' })}
      close={t('close')}
    >
      <p className="text-muted">{t('text')}</p>
      <Input
        readOnly
        aria-label={t('label')}
        value={shown?.link ?? ''}
        onFocus={(event) => event.currentTarget.select()}
      />
    </Dialog>
  )
}
