'use client'

import { useTranslations } from 'next-intl'
import { usePace } from '@/app/use-pace'
import { ProgressBar } from '@/components/ui/progress-bar'
import { useTimeLeft } from '../use-time-left'
import { percentOf } from './percent'

type Props = {
  /** When the figures were read, in milliseconds. */
  at: number
  dealt: number
  rows: number
  isPaused: boolean
}

/** How far, how fast, how long still. Said aloud at every tenth. */
export function WritingProgress({ at, dealt, rows, isPaused }: Props) {
  const t = useTranslations('imports.writing')
  const timeLeft = useTimeLeft()
  const pace = usePace({ at, done: dealt, all: rows, since: null })
  const lines = t('lines', { done: dealt, all: rows })
  const parts = [
    lines,
    ...(pace && !isPaused ? [t('rate', { count: pace.perMinute }), timeLeft(pace.minutesLeft)] : []),
  ]
  const tenth = Math.floor(percentOf({ dealt, rows }) / 10) * 10
  return (
    <div className="grid gap-2">
      <ProgressBar label={lines} done={dealt} all={Math.max(rows, 1)} />
      <p className="text-small tabular-nums">{parts.join(' · ')}</p>
      <p role="status" className="sr-only">
        {t('percent', { percent: tenth })}
      </p>
      <p className="text-muted">{t(isPaused ? 'pausedText' : 'leave')}</p>
    </div>
  )
}
