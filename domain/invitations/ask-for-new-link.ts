import { sql } from 'drizzle-orm'
import type { Executor } from '@/db/client'
import { canonicalAddress } from '@/domain/addresses/policy'
import type { AuditAction } from '@/domain/audit/actions'
import { type LinkKeys, readToken } from '@/domain/links/token'

/**
 * Notes on the pending invitation that its person asks for a new link, for those who can resend (F3); asking
 * again and again is one event an hour. Answers nothing, and does the same work, whether the address or the token is known or not (T11).
 */
export async function askForNewLink(
  db: Executor,
  keys: LinkKeys,
  asking: { token: string } | { email: string },
  origin: string | null = null,
): Promise<void> {
  const id = 'token' in asking ? (readToken(keys, 'first-login', asking.token)?.id ?? null) : null
  const reading = 'email' in asking ? canonicalAddress(asking.email) : null
  const email = reading?.ok ? reading.address : null
  await db.execute(sql`
    with asked as (
      update invitations set link_asked_at = now()
      where status = 'pending' and (id = ${id}::uuid or email = ${email}::text)
      returning id
    )
    insert into audit_events (origin, action, target_id)
    select ${origin}, ${'invitation.link_asked' satisfies AuditAction}, asked.id
    from asked where not exists (
      select from audit_events e where e.target_id = asked.id and e.action = 'invitation.link_asked'
        and e.created_at > now() - interval '1 hour')`)
}
