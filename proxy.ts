import { type NextRequest, NextResponse } from 'next/server'
import { earlyRedirect } from '@/app/early-answer'
import { languageCookie, negotiateLanguage } from '@/i18n/languages'

/** The page in the visitor's language behind an address without prefix. Never the only guard (T22). */
export function proxy(request: NextRequest) {
  const { method, nextUrl } = request
  const { pathname, search } = nextUrl
  const elsewhere = earlyRedirect({ method, pathname, search, hasSignInCookie: hasSignInCookie(request) })
  if (elsewhere) return NextResponse.redirect(new URL(elsewhere, request.url))

  const chosen = request.cookies.get(languageCookie)?.value
  const url = nextUrl.clone()
  url.pathname = `/${negotiateLanguage(chosen, request.headers.get('accept-language'))}${pathname}`
  const response = NextResponse.rewrite(url)
  response.headers.append('Vary', 'Cookie, Accept-Language')
  return response
}

/** Auth.js names its cookie `authjs.session-token`, prefixed on https and numbered when it is long. */
const hasSignInCookie = (request: NextRequest) =>
  request.cookies.getAll().some(({ name }) => /^(__Secure-)?authjs\.session-token(\.\d)?$/.test(name))

export const config = {
  matcher:
    '/((?!api/|_next/|first-login/|reset-password/|own-password/|calendar/|logo/|not-for-me/|icon\\.svg|favicon\\.ico|robots\\.txt).*)',
}
