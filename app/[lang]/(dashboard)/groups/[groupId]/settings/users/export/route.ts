import { connection } from 'next/server'
import { getFormatter, getTranslations } from 'next-intl/server'
import { currentActor } from '@/app/actor'
import { csvResponse } from '@/app/csv-response'
import { db } from '@/db/client'
import { exportGroupAccounts } from '@/domain/accounts/export-group-accounts'
import { listCustomFields } from '@/domain/custom-fields/list-custom-fields'
import { isLanguage, type Language, languages } from '@/i18n/languages'
import { columnsOf } from '../columns'
import { readView } from '../view'
import { linesOf } from './lines'

type Context = RouteContext<'/[lang]/groups/[groupId]/settings/users/export'>

/** The people of a group as the list is narrowed, with its columns, as a file. Somebody else's group is an unknown one (A2). */
export async function GET(request: Request, { params }: Context): Promise<Response> {
  await connection()
  const { lang, groupId } = await params
  const locale: Language = isLanguage(lang) ? lang : languages[0]
  const actor = await currentActor()
  const { filter, sort, columns } = readView(Object.fromEntries(new URL(request.url).searchParams))
  const accounts = actor && (await exportGroupAccounts(db(), actor, { groupId, filter, sort }))
  if (!accounts) return new Response(null, { status: 404 })
  const [t, role, { list }, fields] = await Promise.all([
    getTranslations({ locale, namespace: 'groupAccounts' }),
    getTranslations({ locale, namespace: 'roles' }),
    getFormatter({ locale }),
    listCustomFields(db()),
  ])
  const shown = columnsOf(fields, (own) => t(`columns.${own}`)).filter(({ key }) => columns.includes(key))
  const words = {
    head: (key: 'lastName' | 'firstName' | 'email' | 'userName' | 'deletedAt') => t(`file.${key}`),
    language: (one: Language) => t(`languages.${one}`),
    role: (one: Parameters<typeof role>[0], through: string[] | null) => {
      if (!through) return role(one)
      return `${role(one)} ${through.length > 0 ? t('through', { group: list(through) }) : t('throughHidden')}`
    },
    timeZone: actor.timeZone,
  }
  const today = new Intl.DateTimeFormat('sv', { timeZone: actor.timeZone }).format(new Date())
  const name = `${t('file.name')}-${today}`
  return csvResponse(name, linesOf(accounts, shown, words, filter.state === 'deleted'))
}
