import { cookies } from 'next/headers'
import { connection } from 'next/server'
import { z } from 'zod'
import { doorOf, type LinkKind } from '@/domain/links/token'
import { isSecure } from './sign-in-cookie'

/** Long enough to be called away from the form, short enough not to stay on a borrowed telephone. */
const hours = 2
const beforeVisit = '~'

/**
 * Moves the token of a link from the address into a cookie that only its own page receives: address bar,
 * history, Referer, logs and everything that the page loads stay clean of it (T01). Changes nothing else (F1, T02).
 * The cookie also says which visit of the link this is, if it was noted.
 */
export async function openLink(
  kind: LinkKind,
  token: string,
  visitId: string | null = null,
): Promise<Response> {
  await connection()
  const visit = visitId ? `${beforeVisit}${visitId}` : ''
  const cookie = [
    `${kind}=${encodeURIComponent(token.slice(0, 200))}${visit}`,
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

/** Opens a door without its link, to somebody who has just proved otherwise that it is theirs. */
export async function keepLink(kind: LinkKind, token: string): Promise<void> {
  const options = { httpOnly: true, secure: isSecure(), sameSite: 'lax', maxAge: hours * 3600 } as const
  ;(await cookies()).set(kind, token, { ...options, path: `/${doorOf[kind]}` })
}

/** The token of the link that this browser opened last, or null. */
export async function readLink(kind: LinkKind): Promise<string | null> {
  return (await partsOf(kind))[0] ?? null
}

/** The link of an invitation with the visit that brought this browser here, or null when none was noted. */
export async function readVisit(): Promise<{ token: string; visitId: string } | null> {
  const [token, visit] = await partsOf('first-login')
  const visitId = z.guid().safeParse(visit)
  return token && visitId.success ? { token, visitId: visitId.data } : null
}

const partsOf = async (kind: LinkKind) => (await cookies()).get(kind)?.value.split(beforeVisit) ?? []

/** Once the link has done its work. */
export async function closeLink(kind: LinkKind): Promise<void> {
  ;(await cookies()).delete({ name: kind, path: `/${doorOf[kind]}` })
}
