'use client'

import { useFormatter, useTranslations } from 'next-intl'
import type { Row } from './row'

/** How many are named before the rest is a figure. */
const most = 5

/** What unenrolling does to each, in names: to those who have an account, and to the invitations of the others. */
export function Consequences({ rows }: { rows: readonly Row[] }) {
  const t = useTranslations('courseSession.enrolments.unenrol')
  const format = useFormatter()
  const pending = rows.filter(({ invitation }) => invitation)
  const parts = {
    accounts: rows.filter(({ invitation }) => !invitation),
    cancelled: pending.filter(({ invitation }) => !invitation?.livesOn),
    kept: pending.filter(({ invitation }) => invitation?.livesOn),
  }
  const namesOf = (some: readonly Row[]) => {
    const more = some.length - most
    const named = some.slice(0, more > 1 ? most : undefined).map(({ who }) => who)
    return format.list(more > 1 ? [...named, t('others', { count: more })] : named)
  }
  return (
    <div className="grid gap-2">
      {(['accounts', 'cancelled', 'kept'] as const).map(
        (part) =>
          parts[part].length > 0 && (
            <p key={part} className="wrap-anywhere">
              {t(part, { count: parts[part].length, names: namesOf(parts[part]) })}
            </p>
          ),
      )}
    </div>
  )
}
