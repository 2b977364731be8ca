import { isLanguage } from '@/i18n/languages'

const openDoors = [
  '/login',
  '/forgot-password',
  '/reset-password',
  '/own-password',
  '/first-login',
  '/not-for-me',
]

const isOpen = (pathname: string) =>
  openDoors.some((door) => pathname === door || pathname.startsWith(`${door}/`))

/**
 * Where a request is sent before any page is asked, or null to go on. The language never shows in the address;
 * a visitor without a sign-in cookie goes to the sign-in page and comes back afterwards. A convenience only:
 * pages and actions check for themselves (T22). Posts go on, so that an action can answer without losing
 * what was typed.
 */
export function earlyRedirect(request: {
  method: string
  pathname: string
  search: string
  hasSignInCookie: boolean
}): string | null {
  const { method, pathname, search } = request
  const [, prefix, ...rest] = pathname.split('/')
  // Without empty parts, or `/fr//elsewhere.example` would lead to another site.
  if (isLanguage(prefix)) return `/${rest.filter(Boolean).join('/')}${search}`
  if (request.hasSignInCookie || isOpen(pathname) || !['GET', 'HEAD'].includes(method)) return null
  const next = `${pathname}${search}`
  return next === '/' ? '/login' : `/login?next=${encodeURIComponent(next)}`
}
