'use client'

import { useTranslations } from 'next-intl'
import { usePace } from '@/app/use-pace'
import { ProgressBar } from '@/components/ui/progress-bar'
import { Spinner } from '@/components/ui/spinner'
import { useTimeLeft } from '../use-time-left'

type Props = {
  /** When the figures were read, in milliseconds. */
  at: number
  dealt: number
  /** Null while more lines may come. */
  rows: number | null
}

/** How far the dry run is; the first lines show meanwhile. */
export function Trying({ at, dealt, rows }: Props) {
  const t = useTranslations('imports.dryRun')
  const timeLeft = useTimeLeft()
  const pace = usePace({ at, done: dealt, all: rows ?? 0, since: null })
  const lines = rows === null ? t('linesSoFar', { count: dealt }) : t('lines', { done: dealt, all: rows })
  return (
    <div className="grid max-w-form gap-2">
      {rows !== null && rows > 0 && <ProgressBar label={lines} done={dealt} all={rows} />}
      <p className="flex items-center gap-2 text-muted text-small tabular-nums">
        <Spinner />
        {[lines, ...(pace && rows !== null ? [timeLeft(pace.minutesLeft)] : [])].join(' · ')}
      </p>
    </div>
  )
}
