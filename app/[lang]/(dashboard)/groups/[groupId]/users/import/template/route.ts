import { connection } from 'next/server'
import { getTranslations } from 'next-intl/server'
import { currentActor } from '@/app/actor'
import { mayImportInto } from '@/domain/imports/policy'
import { templateCsv, templateXlsx } from '@/domain/imports/template'
import { isLanguage, type Language, languages } from '@/i18n/languages'
import { contentFor } from './content'

type Context = RouteContext<'/[lang]/groups/[groupId]/users/import/template'>

const types = {
  csv: 'text/csv; charset=utf-8',
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
}

/** A file to start from, as `?as=csv` or `xlsx`. A group that one may not import into is an unknown one (A2). */
export async function GET(request: Request, { params }: Context): Promise<Response> {
  await connection()
  const { lang, groupId } = await params
  const locale: Language = isLanguage(lang) ? lang : languages[0]
  const actor = await currentActor()
  if (!actor || !mayImportInto(actor, groupId)) return new Response(null, { status: 404 })
  const kind = new URL(request.url).searchParams.get('as') === 'xlsx' ? 'xlsx' : 'csv'
  const [content, t] = await Promise.all([
    contentFor(actor, locale),
    getTranslations({ locale, namespace: 'imports.file' }),
  ])
  const body = kind === 'csv' ? templateCsv(content) : Buffer.from(await templateXlsx(content))
  return new Response(body, {
    headers: {
      'Content-Type': types[kind],
      'Content-Disposition': `attachment; filename="${t('template')}.${kind}"`,
      'Cache-Control': 'private, no-store',
    },
  })
}
