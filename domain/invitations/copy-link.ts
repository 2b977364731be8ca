import { sql } from 'drizzle-orm'
import type { Database } from '@/db/client'
import type { Actor } from '@/domain/access/actor'
import { recordEvents } from '@/domain/audit/record-events'
import { type LinkKeys, linkToken } from '@/domain/links/token'
import { done, type Result, refused } from '@/domain/result'
import { givesAll } from './promises'
import { selected } from './selected'

/**
 * The token of a pending invitation's link, for an administrator to hand over; the deed is audited (T05).
 * Whoever holds it can become what it promises: refused, when that is more than the actor may give (A1, T12).
 */
export function copyLink(
  db: Database,
  keys: LinkKeys,
  actor: Actor,
  invitationId: string,
): Promise<Result<string, 'not_found' | 'expired' | 'beyond_yours'>> {
  return db.transaction(async (tx) => {
    const { rows } = await tx.execute<{ id: string; version: number; expired: boolean }>(sql`
      select i.id, i.link_version as version, i.expires_at <= now() as expired
      from invitations i where ${selected(actor, { ids: [invitationId] })} for share of i`)
    const [found] = rows
    if (!found) return refused('not_found')
    if (found.expired) return refused('expired')
    if (!(await givesAll(tx, actor, found.id))) return refused('beyond_yours')
    const targets = sql`select ${found.id}::uuid`
    await recordEvents(tx, { by: actor, action: 'invitation.link_copied', targets })
    return done(linkToken(keys, 'first-login', found.id, found.version))
  })
}
