import { sql } from 'drizzle-orm'
import type { Database } from '@/db/client'
import { idAt } from '@/db/factories/ids'
import type { Platform } from '@/db/factories/platform'
import { texts, uuids } from '@/db/sql'
import type { Actor } from '@/domain/access/actor'

/**
 * The least that writing new accounts with mailed credentials into Lyon can cost: inserts from arrays in one
 * transaction. It knows the ids and the climb beforehand, reads nothing and checks nothing.
 */
export async function insertAccountsRaw(
  db: Database,
  actor: Actor,
  { groups: { Lyon, France, Plateforme } }: Platform,
  addresses: readonly string[],
): Promise<void> {
  const ids = uuids(addresses.map(() => idAt()))
  const batches = Array.from({ length: Math.ceil(addresses.length / 100) }, () => idAt())
  const creator = `${actor.firstName} ${actor.lastName}`
  const variables = JSON.stringify({ firstName: 'Camille', creator, groups: 'Lyon', temporaryVersion: '1' })
  const details = JSON.stringify({ groupIds: [Lyon], roles: ['learner'], password: 'mailed' })
  await db.transaction(async (tx) => {
    await tx.execute(sql`
      insert into accounts (id, email, first_name, last_name, temporary_password, temporary_version)
      select id, email, 'Camille', 'Martin', 'mailed', 1 from unnest(${ids}, ${texts(addresses)}) as t (id, email)`)
    await tx.execute(sql`
      insert into memberships (account_id, group_id, role, source_group_id)
      select id, place, 'learner', ${Lyon} from unnest(${ids}) as t (id)
      cross join unnest(${uuids([Lyon, France, Plateforme])}) as p (place)`)
    await tx.execute(sql`insert into mail_batches (id) select unnest(${uuids(batches)})`)
    await tx.execute(sql`
      insert into mails (kind, account_id, recipient, language, variables, batch_id, position, requested_by_id, group_id)
      select 'credentials', id, email, 'fr', ${variables}::jsonb, (${uuids(batches)})[1 + (n - 1) / 100], (n - 1) % 100,
        ${actor.accountId}, ${Lyon}
      from unnest(${ids}, ${texts(addresses)}) with ordinality as t (id, email, n)`)
    await tx.execute(sql`
      insert into pgboss.job (name, data)
      select 'mail-batch', jsonb_build_object('batchId', id) from unnest(${uuids(batches)}) as t (id)`)
    await tx.execute(sql`
      insert into audit_events (actor_id, action, target_id, details)
      select ${actor.accountId}, 'account.created', id, ${details}::jsonb from unnest(${ids}) as t (id)`)
    await tx.execute(sql`
      insert into seat_changes (account_id, change, reason, actor_id)
      select id, 1, 'created', ${actor.accountId} from unnest(${ids}) as t (id)`)
  })
}
