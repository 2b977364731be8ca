import { getTranslations } from 'next-intl/server'
import { csvMoment } from '@/app/csv-moment'
import { db } from '@/db/client'
import type { Actor } from '@/domain/access/actor'
import type { MovementCursor, MovementFilter } from '@/domain/billing/input'
import { listMovements } from '@/domain/billing/list-movements'
import type { CsvCell } from '@/domain/exports/csv'
import type { Language } from '@/i18n/languages'

/** Read from the database at a time; the file is never whole in memory. */
const most = 1000

/** The lines of the file: its head, and the movements as they are read. */
export async function movementLines(actor: Actor, filter: MovementFilter, locale: Language) {
  const [head, t] = await Promise.all([
    getTranslations({ locale, namespace: 'billing.file' }),
    getTranslations({ locale, namespace: 'billing.movements' }),
  ])
  const heads = (['at', 'change', 'reason', 'person', 'login', 'by'] as const).map((key) => head(key))
  return (async function* (): AsyncGenerator<readonly CsvCell[]> {
    yield heads
    let after: MovementCursor | null = null
    do {
      const page = await listMovements(db(), actor, filter, after, most)
      for (const { at, change, reason, account, by } of page?.movements ?? []) {
        const doer = by ? by.name : t('time')
        yield [
          csvMoment(at, actor.timeZone),
          change,
          t(`reasons.${reason}`),
          account.name,
          account.login,
          doer,
        ]
      }
      after = page?.next ?? null
    } while (after)
  })()
}
