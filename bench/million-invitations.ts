import { sql } from 'drizzle-orm'
import type { Database } from '@/db/client'
import { firstNames, lastNames, nth } from './names'
import { withoutIndexes } from './without-indexes'

/** What a search finds in the generated addresses, by how much of the million it is. */
export const searches = {
  rare: 'zebulon',
  medium: 'moreau',
  common: 'camille',
  'very common, but not among the newest tenth': 'orange',
  'in all of them': 'example',
  'in no row': 'qxzqxz',
  'only in the oldest rows': 'anciens',
} as const

/**
 * Replaces all invitations by pending and expired ones of the groups, each with a promised membership and a mail
 * that was delivered, or for one in 61 bounced, over forty days; the newest tenth is one company's. Secondary
 * indexes are rebuilt afterwards and foreign keys not checked: it is the reading that is measured.
 */
export async function insertMillion(
  db: Database,
  total: number,
  groupIds: readonly string[],
  inviterId: string,
): Promise<void> {
  await withoutIndexes(db, ['invitations', 'invitation_memberships', 'mails'], async (tx) => {
    await tx.execute(sql`truncate invitations cascade`)
    await tx.execute(invitationRows(total, inviterId))
    await tx.execute(membershipRows(groupIds))
    await tx.execute(mailRows)
  })
}

function invitationRows(total: number, inviterId: string) {
  return sql`
    insert into invitations (id, email, language, invited_by_id, created_at, expires_at, undelivered_at)
    select uuidv7(created_at - clock_timestamp()), first || '.' || last || '.' || n || '@' || case
        when n > ${total} - ${total} / 10 then 'reprise-' || n % 97 || '.example'
        when n < ${total} / 50 then 'anciens-etablissements.example'
        when n % 50021 = 7 then 'zebulon-conseil.example'
        when mix < 30 then 'orange.example' when mix < 55 then 'courrier-libre.example'
        when mix < 65 then 'la-poste.example' when mix < 75 then 'wanadou.example'
        else 'entreprise-' || n % 2003 || '.example' end,
      'fr', ${inviterId}, created_at, created_at + interval '30 days',
      case when n % 61 = 3 then created_at + interval '4 seconds' end
    from generate_series(0, ${total} - 1) as n
    cross join lateral (
      select (n::bigint * 7919 % 100)::int as mix,
        now() - (${total} - n) * (interval '40 days' / ${total}) as created_at,
        ${nth(firstNames, '1 + n % 30')} as first, ${nth(lastNames, '1 + n / 30 % 118')} as last
    ) as made`
}

function membershipRows(groupIds: readonly string[]) {
  return sql`
    insert into invitation_memberships (invitation_id, group_id, role, invited_by_id)
    select id, (${sql.param([...groupIds])}::uuid[])[1 + (row_number() over (order by id) * 31 + 7) % ${groupIds.length}],
      'learner', invited_by_id
    from invitations`
}

const mailRows = sql`
  with opened as (insert into mail_batches (id, settled_at) select id, created_at from invitations)
  insert into mails (kind, invitation_id, recipient, language, variables, batch_id, position, status, attempts, created_at, settled_at,
    delivery, delivery_at)
  select 'invitation', id, email, language, '{}', id, 0, 'sent', 1, created_at, created_at + interval '2 seconds',
    (case when undelivered_at is null then 'delivered' else 'bounced' end)::mail_delivery, created_at + interval '4 seconds'
  from invitations`
