import { sql } from 'drizzle-orm'
import type { Database } from '@/db/client'
import { idAt } from '@/db/factories/ids'
import { texts, uuids } from '@/db/sql'
import type { Actor } from '@/domain/access/actor'

/**
 * The least that writing the invitations can cost: six inserts from arrays in one transaction. It knows the
 * ids beforehand, reads nothing, checks nothing, and would break on the first address that is there already.
 */
export async function insertInvitationsRaw(
  db: Database,
  actor: Actor,
  groupId: string,
  addresses: readonly string[],
): Promise<void> {
  const ids = uuids(addresses.map(() => idAt()))
  const batches = Array.from({ length: Math.ceil(addresses.length / 100) }, () => idAt())
  const variables = JSON.stringify({
    inviter: `${actor.firstName} ${actor.lastName}`,
    groups: 'Lyon',
    linkVersion: '1',
    expiresAt: '2026-12-22T12:00:00Z',
  })
  await db.transaction(async (tx) => {
    await tx.execute(sql`
      insert into invitations (id, email, language, invited_by_id, expires_at)
      select id, email, 'fr', ${actor.accountId}, now() + interval '30 days'
      from unnest(${ids}, ${texts(addresses)}) as t (id, email)`)
    await tx.execute(sql`
      insert into invitation_memberships (invitation_id, group_id, role, invited_by_id)
      select id, ${groupId}, 'learner', ${actor.accountId} from unnest(${ids}) as t (id)`)
    await tx.execute(sql`insert into mail_batches (id) select unnest(${uuids(batches)})`)
    await tx.execute(sql`
      insert into mails (kind, invitation_id, recipient, language, variables, batch_id, position)
      select 'invitation', id, email, 'fr', ${variables}::jsonb, (${uuids(batches)})[1 + (n - 1) / 100], (n - 1) % 100
      from unnest(${ids}, ${texts(addresses)}) with ordinality as t (id, email, n)`)
    await tx.execute(sql`
      insert into pgboss.job (name, data)
      select 'mail-batch', jsonb_build_object('batchId', id) from unnest(${uuids(batches)}) as t (id)`)
    await tx.execute(sql`
      insert into audit_events (actor_id, action, target_id, details)
      select ${actor.accountId}, 'invitation.created', id,
        jsonb_build_object('groupId', ${groupId}::text, 'roles', jsonb_build_array('learner'))
      from unnest(${ids}) as t (id)`)
  })
}
