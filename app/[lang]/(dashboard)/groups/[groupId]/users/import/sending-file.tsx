'use client'

import { useFormatter, useTranslations } from 'next-intl'
import { saidBytes } from '@/app/said-bytes'
import { usePace } from '@/app/use-pace'
import { Button } from '@/components/ui/button'
import { ProgressBar } from '@/components/ui/progress-bar'
import { useTimeLeft } from './use-time-left'
import type { Sent } from './use-upload'

/** A file on its way: how much, how fast, how long still. Only that it has begun is said aloud. */
export function SendingFile({ file, onCancel }: { file: Sent; onCancel: () => void }) {
  const t = useTranslations('imports.upload')
  const format = useFormatter()
  const timeLeft = useTimeLeft()
  const { name, size, sent, at } = file
  const pace = usePace({ at, done: sent, all: size, since: null })
  const progress = t('progress', { sent: saidBytes(format, sent), size: saidBytes(format, size) })
  const parts = [
    progress,
    ...(pace
      ? [t('rate', { rate: saidBytes(format, pace.perMinute / 60) }), timeLeft(pace.minutesLeft)]
      : []),
  ]
  return (
    <div className="grid gap-3 rounded-panel border px-6 py-6">
      <p role="status" className="wrap-anywhere font-strong">
        {t('sending', { name })}
      </p>
      <ProgressBar label={progress} done={sent} all={size} />
      <p className="text-small tabular-nums">{parts.join(' · ')}</p>
      <div className="flex flex-wrap items-center justify-between gap-3">
        <p className="text-muted text-small">{t('stay')}</p>
        <Button variant="secondary" size="small" onClick={onCancel}>
          {t('cancel')}
        </Button>
      </div>
    </div>
  )
}
