'use client'

import { useTranslations } from 'next-intl'
import { Dialog } from '@/components/ui/dialog'
import type { ShownCode } from './answers'

type Props = { name: string; shown: ShownCode | null; onClose: () => void }

/** A first-login code, shown once: it is kept nowhere, and renewed when it is lost (C5). */
export function CodeDialog({ name, shown, onClose }: Props) {
  const t = useTranslations('accountPage.code')
  return (
    <Dialog open={shown !== null} onClose={onClose} title={t('title', { name })} close={t('close')}>
      <p className="text-muted">{t('text')}</p>
      <dl className="grid gap-3 rounded-control bg-sunken p-4">
        <div>
          <dt className="text-muted text-small">{t('login')}</dt>
          <dd className="wrap-anywhere font-mono">{shown?.login}</dd>
        </div>
        <div>
          <dt className="text-muted text-small">{t('code')}</dt>
          <dd className="whitespace-nowrap font-mono font-strong text-title">{shown?.sheet.code}</dd>
        </div>
      </dl>
    </Dialog>
  )
}
