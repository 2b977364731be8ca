import NextAuth, { CredentialsSignin } from 'next-auth'
import Credentials from 'next-auth/providers/credentials'
import { clientAddress } from '@/app/client-address'
import { authSecrets, isSecure, signInSeconds, signInSettings } from '@/app/sign-in-cookie'
import { db } from '@/db/client'
import { endSignIn } from '@/domain/accounts/end-sign-in'
import { loginInput } from '@/domain/accounts/input'
import { signIn } from '@/domain/accounts/sign-in'

class Refused extends CredentialsSignin {
  constructor(readonly refusal: 'wrong' | 'too_many') {
    super(refusal)
    this.code = refusal
  }
}

/** Auth.js's own endpoint is open to everybody: it goes through the same door as the form, limits included. */
async function authorize(credentials: unknown, request: Request) {
  const parsed = loginInput.safeParse(credentials)
  if (!parsed.success) throw new Refused('wrong')
  const outcome = await signIn(db(), signInSettings(), {
    ...parsed.data,
    from: clientAddress(request.headers),
  })
  // A temporary password is replaced at our own door, and lets nobody in here (C4).
  if (!outcome.ok) throw new Refused(outcome.code === 'own_password_due' ? 'wrong' : outcome.code)
  return { id: outcome.signInId }
}

/** Read at the first request, not when the module loads: a build has no settings. */
export const { handlers } = NextAuth(() => ({
  providers: [Credentials({ credentials: { email: {}, password: {} }, authorize })],
  secret: authSecrets(),
  session: { strategy: 'jwt', maxAge: signInSeconds },
  useSecureCookies: isSecure(),
  trustHost: true,
  pages: { signIn: '/login', error: '/login' },
  callbacks: {
    jwt: ({ token, user }) => ({ sub: user?.id ?? token.sub }),
    session: ({ session }) => ({ expires: session.expires }),
    redirect: ({ url, baseUrl }) => (URL.parse(url, baseUrl)?.origin === baseUrl ? url : baseUrl),
  },
  events: {
    async signOut(message) {
      if ('token' in message && message.token?.sub) await endSignIn(db(), message.token.sub)
    },
  },
  logger: {
    // Somebody mistyped, or came with a cookie that is not ours: their answer says so, our log need not.
    error: (error) => {
      if (!['CredentialsSignin', 'JWTSessionError', 'MissingCSRF'].includes(error.name)) console.error(error)
    },
  },
}))
