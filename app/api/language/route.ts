import { isLanguage, languageCookie, languages } from '@/i18n/languages'

/** Remembers the language and goes back to where the person was. A plain form post, so it needs no script. */
export async function POST(request: Request) {
  const wanted = (await request.formData()).get('language')
  const language = isLanguage(wanted) ? wanted : languages[0]
  const headers = new Headers({ Location: backTo(request), 'Cache-Control': 'no-store' })
  headers.append(
    'Set-Cookie',
    `${languageCookie}=${language}; Path=/; Max-Age=31536000; SameSite=Lax; HttpOnly${isSecure(request) ? '; Secure' : ''}`,
  )
  return new Response(null, { status: 303, headers })
}

/** Only the path of the page before: never another site (T19). */
function backTo(request: Request) {
  const referer = request.headers.get('referer')
  if (!referer || !URL.canParse(referer)) return '/'
  const { pathname, search } = new URL(referer)
  return pathname.startsWith('//') ? '/' : `${pathname}${search}`
}

const isSecure = (request: Request) =>
  (request.headers.get('x-forwarded-proto') ?? new URL(request.url).protocol).startsWith('https')
