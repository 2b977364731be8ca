import { cookies } from 'next/headers'
import { connection } from 'next/server'
import { doorOf, type LinkKind } from '@/domain/links/token'
import { isSecure } from './sign-in-cookie'

/** Long enough to be called away from the form, short enough not to stay on a borrowed telephone. */
const hours = 2

/**
 * Moves the token of a link from the address into a cookie that only its own page receives: address bar,
 * history, Referer, logs and everything that the page loads stay clean of it (T01). Changes nothing else (F1, T02).
 */
export async function openLink(kind: LinkKind, token: string): Promise<Response> {
  await connection()
  const cookie = [
    `${kind}=${encodeURIComponent(token.slice(0, 200))}`,
    `Path=/${doorOf[kind]}`,
    `Max-Age=${hours * 3600}`,
    'HttpOnly',
    'SameSite=Lax',
    ...(isSecure() ? ['Secure'] : []),
  ].join('; ')
  const headers = {
    Location: `/${doorOf[kind]}`,
    'Set-Cookie': cookie,
    'Cache-Control': 'no-store',
    'Referrer-Policy': 'no-referrer',
    'X-Robots-Tag': 'noindex',
  }
  return new Response(null, { status: 303, headers })
}

/** The token of the link that this browser opened last, or null. */
export async function readLink(kind: LinkKind): Promise<string | null> {
  return (await cookies()).get(kind)?.value ?? null
}

/** Once the link has done its work. */
export async function closeLink(kind: LinkKind): Promise<void> {
  ;(await cookies()).delete({ name: kind, path: `/${doorOf[kind]}` })
}
