import { getTranslations } from 'next-intl/server'
import { auditWords } from '@/app/audit-words'
import { csvMoment } from '@/app/csv-moment'
import { db } from '@/db/client'
import type { Actor } from '@/domain/access/actor'
import type { AuditFilter } from '@/domain/audit/input'
import { listEvents } from '@/domain/audit/list-events'
import type { CsvCell } from '@/domain/exports/csv'
import type { Language } from '@/i18n/languages'

/** Read from the database at a time; the file is never whole in memory. */
const most = 1000

/** The lines of the file: its head, and the events as they are read. */
export async function auditLines(actor: Actor, filter: AuditFilter, locale: Language) {
  const [t, file, words] = await Promise.all([
    getTranslations({ locale, namespace: 'audit.columns' }),
    getTranslations({ locale, namespace: 'audit.file' }),
    auditWords(locale),
  ])
  const heads = [t('at'), t('by'), t('action'), t('on'), t('origin'), file('details')]
  return (async function* (): AsyncGenerator<readonly CsvCell[]> {
    yield heads
    let after: string | null = null
    do {
      const page: Awaited<ReturnType<typeof listEvents>> = await listEvents(db(), actor, filter, after, most)
      for (const event of page?.events ?? []) {
        yield [
          csvMoment(event.at, actor.timeZone),
          words.by(event),
          words.action(event.action),
          words.on(event),
          event.origin,
          words.facts(event).join(' ; '),
        ]
      }
      after = page?.next ?? null
    } while (after)
  })()
}
