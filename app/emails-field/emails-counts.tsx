'use client'

import { useTranslations } from 'next-intl'
import { cn } from '@/components/class-names'
import { Button } from '@/components/ui/button'
import type { Emails } from './use-emails'

/** How many addresses are in which state, said aloud when it changes, and what can be done with all of a kind. */
export function EmailsCounts({ emails }: { emails: Emails }) {
  const t = useTranslations('invite.emails')
  const { entries, valid, invalid, twice, past, change } = emails
  const counts = [
    valid > 0 && <span key="valid">{t('countValid', { count: valid })}</span>,
    invalid > 0 && (
      <strong key="invalid" className="text-danger">
        {t('countInvalid', { count: invalid })}
      </strong>
    ),
    twice.size > 0 && (
      <span key="twice" className="text-warning">
        {t('countTwice', { count: twice.size })}
      </span>
    ),
  ].filter((one) => one !== false)
  const buttons = [
    twice.size > 0 && { key: 'removeTwice' as const, which: ({ id }: { id: number }) => twice.has(id) },
    invalid > 1 && {
      key: 'removeInvalid' as const,
      which: ({ fault }: { fault?: string }) => Boolean(fault),
    },
    entries.length > 1 && { key: 'clear' as const, which: () => true },
  ].filter((one) => one !== false)
  return (
    <div
      className={cn(
        'flex flex-wrap items-center gap-x-4 gap-y-1 text-small',
        entries.length + past.length > 0 && 'min-h-8',
      )}
    >
      <p role="status" className="flex flex-wrap gap-x-3">
        {counts}
      </p>
      <div className="-mr-2.5 ml-auto flex flex-wrap max-sm:-ml-2.5">
        {past.length > 0 && entries.length === 0 && (
          <Button variant="quiet" size="small" onClick={() => change({ do: 'undo' })}>
            {t('undo')}
          </Button>
        )}
        {buttons.map(({ key, which }) => (
          <Button
            key={key}
            variant="quiet"
            size="small"
            className="text-muted hover:text-ink"
            onClick={() => change({ do: 'remove', which })}
          >
            {t(key)}
          </Button>
        ))}
      </div>
    </div>
  )
}
