import { cookies } from 'next/headers'
import { decode, encode } from 'next-auth/jwt'
import { z } from 'zod'
import { signInDays } from '@/domain/accounts/sign-in'
import { env } from '@/env'

/** How long a browser keeps its sign-in; the row that the cookie names decides (T15). */
export const signInSeconds = signInDays * 24 * 60 * 60

export const isSecure = () => env().APP_URL.startsWith('https:')

/** The name that Auth.js gives it, so that its own endpoints and ours speak of the same cookie. */
const cookieName = () => `${isSecure() ? '__Secure-' : ''}authjs.session-token`

/** Signs with the first, accepts all: the previous secret stays good while it is being changed. */
export const authSecrets = () =>
  [env().AUTH_SECRET, env().AUTH_SECRET_PREVIOUS].filter((secret) => secret !== undefined)

/** With the previous secret, under which temporary passwords in inboxes and on sheets may have been made. */
export const signInSettings = () => ({
  secret: env().AUTH_SECRET,
  previousSecret: env().AUTH_SECRET_PREVIOUS,
  cost: env().PASSWORD_COST,
})

/** Gives this browser a cookie that carries the id of the sign-in and nothing else. */
export async function keepSignIn(signInId: string): Promise<void> {
  const name = cookieName()
  const value = await encode({
    token: { sub: signInId },
    secret: authSecrets(),
    salt: name,
    maxAge: signInSeconds,
  })
  const options = { httpOnly: true, secure: isSecure(), sameSite: 'lax', path: '/' } as const
  ;(await cookies()).set(name, value, { ...options, maxAge: signInSeconds })
}

/** The sign-in that this browser's cookie names, or null: a cookie that we did not make says nothing (T27). */
export async function readSignInId(): Promise<string | null> {
  const name = cookieName()
  const token = (await cookies()).get(name)?.value
  if (!token) return null
  try {
    const payload = await decode({ token, secret: authSecrets(), salt: name })
    return z.uuid().safeParse(payload?.sub).data ?? null
  } catch {
    return null
  }
}

export async function forgetSignIn(): Promise<void> {
  ;(await cookies()).delete(cookieName())
}
