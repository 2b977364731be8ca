import { lang } from 'next/root-params'
import { getRequestConfig } from 'next-intl/server'
import { isLanguage, type Language, languages } from './languages'

/**
 * Server components speak the language of the address's (invisible) first segment. Server actions and route
 * handlers have no root parameter: they pass `locale` themselves.
 */
export default getRequestConfig(async ({ locale }) => {
  const wanted: unknown = locale ?? (await lang())
  const language: Language = isLanguage(wanted) ? wanted : languages[0]
  const { default: messages } = await import(`../messages/${language}.json`)
  return { locale: language, messages, timeZone: 'Europe/Paris' }
})
