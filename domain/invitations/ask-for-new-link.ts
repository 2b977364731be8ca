import { sql } from 'drizzle-orm'
import type { Executor } from '@/db/client'
import { canonicalAddress } from '@/domain/addresses/policy'
import { type LinkKeys, readToken } from '@/domain/links/token'

/**
 * Notes on the pending invitation that its person asks for a new link, for those who can resend (F3).
 * Answers nothing, and does the same work, whether the address or the token is known or not (T11).
 */
export async function askForNewLink(
  db: Executor,
  keys: LinkKeys,
  asking: { token: string } | { email: string },
): Promise<void> {
  const id = 'token' in asking ? (readToken(keys, 'first-login', asking.token)?.id ?? null) : null
  const reading = 'email' in asking ? canonicalAddress(asking.email) : null
  const email = reading?.ok ? reading.address : null
  await db.execute(sql`
    update invitations set link_asked_at = now()
    where status = 'pending' and (id = ${id}::uuid or email = ${email}::text)`)
}
