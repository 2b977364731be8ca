import { getTranslations } from 'next-intl/server'
import { currentActor } from '@/app/actor'
import { csvResponse } from '@/app/csv-response'
import { requestLanguage } from '@/app/request-language'
import { todayIn } from '@/app/today'
import { seesBilling } from '@/domain/access/policy'
import { movementFilter } from '@/domain/billing/input'
import { movementLines } from './lines'

/** The movements that the page shows, as a file for spreadsheets. For all but the owner it does not exist (A2). */
export async function GET(request: Request) {
  const actor = await currentActor()
  if (!actor || !seesBilling(actor)) return new Response(null, { status: 404 })
  const filter = movementFilter.parse(Object.fromEntries(new URL(request.url).searchParams))
  const locale = await requestLanguage()
  const t = await getTranslations({ locale, namespace: 'billing.file' })
  const lines = await movementLines(actor, filter, locale)
  return csvResponse(`${t('name')}-${todayIn(actor.timeZone)}`, lines)
}
