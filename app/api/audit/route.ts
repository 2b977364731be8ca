import { getTranslations } from 'next-intl/server'
import { currentActor } from '@/app/actor'
import { csvResponse } from '@/app/csv-response'
import { requestLanguage } from '@/app/request-language'
import { todayIn } from '@/app/today'
import { readsAudit } from '@/domain/access/policy'
import { auditFilter } from '@/domain/audit/input'
import { auditLines } from './lines'

/** The journal as the page shows it, as a file for spreadsheets. For all but platform administrators it does not exist (A2). */
export async function GET(request: Request) {
  const actor = await currentActor()
  if (!actor || !readsAudit(actor)) return new Response(null, { status: 404 })
  const filter = auditFilter.parse(Object.fromEntries(new URL(request.url).searchParams))
  const locale = await requestLanguage()
  const t = await getTranslations({ locale, namespace: 'audit.file' })
  return csvResponse(`${t('name')}-${todayIn(actor.timeZone)}`, await auditLines(actor, filter, locale))
}
