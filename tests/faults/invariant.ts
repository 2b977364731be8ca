import { sql } from 'drizzle-orm'
import type { Ground } from './ground'

/** What the database and the provider's inbox say together about the people of one domain. */
export type Figures = {
  invitations: number
  /** Messages that the provider has accepted. */
  accepted: number
  uncertain: number
  /** More than one message for a row. */
  duplicates: number
  /** More messages to a person than somebody pressed send. */
  unasked: number
  /** Messages without a committed row. */
  withoutRow: number
  /** Rows without their message, and people for whom send was pressed without any. */
  forgotten: number
  /** What happened in part only. */
  half: number
  /** Known not to have arrived, without a word of it in the list. */
  unmarked: number
}

/** For whom somebody pressed send. */
export type Press = readonly string[]

type Row = { id: string; recipient: string; status: string; failure: string | null }

/** Invariant I, counted when nothing waits any more. Messages are known by the row that they name. */
export async function count(ground: Ground, domain: string, presses: readonly Press[]): Promise<Figures> {
  const held = await ground.provider.held()
  const inbox = held.inbox.filter(({ to }) => to.endsWith(`@${domain}`))
  const rows = await rowsTo(ground, domain)
  const known = new Set(rows.map(({ id }) => id))
  const messages = tally(inbox.map(({ mailId }) => mailId))
  const asked = tally(presses.flat())
  const reached = tally(inbox.map(({ to }) => to))
  return {
    invitations: asked.size,
    accepted: inbox.length,
    uncertain: rows.filter(({ status }) => status === 'uncertain').length,
    duplicates: excess(messages, () => 1),
    unasked: excess(reached, (to) => asked.get(to) ?? 0),
    withoutRow: inbox.filter(({ mailId }) => !known.has(mailId)).length,
    forgotten:
      rows.filter((row) => !messages.has(row.id) && !isExplained(row)).length +
      [...asked.keys()].filter((address) => !rows.some(({ recipient }) => recipient === address)).length,
    half: await countHalves(ground, domain, presses),
    unmarked: await countUnmarked(ground, domain),
  }
}

/** Everything that invariant I forbids. */
export const broken = (figures: Figures) =>
  figures.duplicates +
  figures.unasked +
  figures.withoutRow +
  figures.forgotten +
  figures.half +
  figures.unmarked

/**
 * What one press did for some of its people and not for others; acceptances, creations and deletions of which a part
 * is missing (account, membership, seat, mail, record); events without their effect. To be asked before anybody tries
 * again.
 */
export async function countHalves(
  ground: Pick<Ground, 'db'>,
  domain: string,
  presses: readonly Press[],
): Promise<number> {
  const mailed = tally((await rowsTo(ground, domain)).map(({ recipient }) => recipient))
  const uneven = presses.filter((press) => new Set(press.map((address) => mailed.get(address))).size > 1)
  const { rows } = await ground.db.execute<{ halves: number }>(sql`
    select count(*)::int as halves from invitations i left join accounts a on a.email = i.email,
      lateral (values ((i.status = 'accepted')::int, (a.status is not distinct from 'active')::int,
        (select count(*) from seat_changes s where s.account_id = a.id),
        (select count(distinct m.account_id) from memberships m where m.account_id = a.id),
        (select count(*) from audit_events e where e.target_id = i.id and e.action = 'invitation.accepted')
      )) as seen (accepted, active, seats, member, recorded)
    where i.email like ${`%@${domain}`} and not (accepted = active and active = seats and seats = member
      and member = recorded and not exists (
        select from mails m join mail_events e on e.mail_id = m.id
        where m.invitation_id = i.id and e.delivery is not null and m.delivery is null))`)
  return uneven.length + (rows[0]?.halves ?? 0) + (await countHalfAccounts(ground, domain))
}

/**
 * Accounts that are neither whole nor gone; that were created, counted or mailed without the others of the three; and
 * the total of seats, when it is not that of the movements or of those who are active.
 */
async function countHalfAccounts({ db }: Pick<Ground, 'db'>, domain: string): Promise<number> {
  const { rows } = await db.execute<{ halves: number }>(sql`
    select (count(*) filter (where not whole) + (select count(*) from seats where taken <> (
        select sum(change) from seat_changes) or taken <> (
        select count(*) from accounts where status = 'active')))::int as halves
    from (
      select seats = active and member = active and recorded = gone and kept = gone and (active = 1 or opened = 0)
        and created = counted and created = mailed as whole
      from accounts a, lateral (values ((a.status = 'active')::int, (a.status = 'deleted')::int,
          (cardinality(a.former_group_ids) > 0)::int,
          coalesce((select sum(s.change) from seat_changes s where s.account_id = a.id), 0),
          (select count(distinct m.account_id) from memberships m where m.account_id = a.id),
          (select count(*) from audit_events e where e.target_id = a.id and e.action = 'account.deleted'),
          (select count(*) from sign_ins s where s.account_id = a.id and s.ended_at is null),
          (select count(*) from audit_events e where e.target_id = a.id and e.action = 'account.created'),
          (select count(*) from seat_changes s where s.account_id = a.id and s.reason = 'created'),
          (select count(*) from mails m where m.account_id = a.id and m.kind = 'credentials')
        )) as seen (active, gone, kept, seats, member, recorded, opened, created, counted, mailed)
      where a.email like ${`%@${domain}`}
    ) as judged`)
  return rows[0]?.halves ?? 0
}

/** Pending invitations whose newest mail is known not to have arrived, and whose list does not say so. */
async function countUnmarked({ db }: Ground, domain: string): Promise<number> {
  const { rows } = await db.execute<{ unmarked: number }>(sql`
    select count(*)::int as unmarked from invitations i cross join lateral (
      select m.* from mails m where m.invitation_id = i.id order by m.id desc limit 1
    ) as newest
    where i.email like ${`%@${domain}`} and i.status = 'pending' and i.undelivered_at is null
      and (newest.delivery >= 'soft_bounced' or newest.status = 'uncertain' or newest.status = 'failed')`)
  return rows[0]?.unmarked ?? 0
}

async function rowsTo({ db }: Pick<Ground, 'db'>, domain: string): Promise<Row[]> {
  const { rows } = await db.execute<Row>(
    sql`select id, recipient, status, failure from mails where recipient like ${`%@${domain}`}`,
  )
  return rows
}

/** An administrator is told of the first two; what the last would have opened is gone. */
const isExplained = ({ status, failure }: Row) =>
  status === 'uncertain' || failure === 'address_refused' || failure === 'superseded'

function tally(names: readonly string[]) {
  const counts = new Map<string, number>()
  for (const name of names) counts.set(name, (counts.get(name) ?? 0) + 1)
  return counts
}

const excess = (counts: Map<string, number>, allowed: (name: string) => number) =>
  [...counts].reduce((sum, [name, number]) => sum + Math.max(0, number - allowed(name)), 0)
