import { connection } from 'next/server'
import { getTranslations } from 'next-intl/server'
import { currentActor } from '@/app/actor'
import { csvResponse } from '@/app/csv-response'
import { refusedWords } from '@/app/import-words'
import { db } from '@/db/client'
import { listCustomFields } from '@/domain/custom-fields/list-custom-fields'
import { readRefused } from '@/domain/imports/read-refused'
import { refusedLines } from '@/domain/imports/refused-lines'
import { isLanguage, type Language, languages } from '@/i18n/languages'
import { fileName } from './file-name'

type Context = RouteContext<'/[lang]/groups/[groupId]/users/import/[importId]/refused'>

/** The refused rows as a file to be corrected and imported again. Somebody else's import is an unknown one (A2). */
export async function GET(_: Request, { params }: Context): Promise<Response> {
  await connection()
  const { lang, importId } = await params
  const locale: Language = isLanguage(lang) ? lang : languages[0]
  const actor = await currentActor()
  const file = actor && (await readRefused(db(), actor, importId))
  if (!file) return new Response(null, { status: 404 })
  const [t, all, fields] = await Promise.all([
    getTranslations({ locale, namespace: 'imports' }),
    Promise.all(languages.map((one) => getTranslations({ locale: one, namespace: 'imports' }))),
    listCustomFields(db()),
  ])
  if (file === 'erased') return gone(t('file.erased'))
  const lines = refusedLines(file, refusedWords(t, all, fields))
  return csvResponse(fileName(t('file.name'), file.name), lines)
}

const gone = (sentence: string) =>
  new Response(sentence, { status: 410, headers: { 'Content-Type': 'text/plain; charset=utf-8' } })
