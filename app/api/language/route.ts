import { currentActor } from '@/app/actor'
import { isFromHere } from '@/app/is-from-here'
import { ownPath } from '@/app/own-path'
import { speak } from '@/app/request-language'
import { db } from '@/db/client'
import { changeLanguage } from '@/domain/accounts/change-language'
import { isLanguage, languages } from '@/i18n/languages'

/**
 * From now on this browser, and the person who is signed in with it, is spoken to in that language; then back to
 * where they were. A plain form post, so it needs no script. Posts from elsewhere are refused (T25).
 */
export async function POST(request: Request) {
  if (!isFromHere(request)) return new Response(null, { status: 403 })
  const wanted = (await request.formData()).get('language')
  const language = isLanguage(wanted) ? wanted : languages[0]
  await speak(language)
  const actor = await currentActor()
  if (actor) await changeLanguage(db(), actor, language)
  const headers = { Location: backTo(request), 'Cache-Control': 'no-store' }
  return new Response(null, { status: 303, headers })
}

/** The path of the page before, on this site (T19). */
function backTo(request: Request) {
  const page = URL.parse(request.headers.get('referer') ?? '')
  return page ? ownPath(`${page.pathname}${page.search}`) : '/'
}
