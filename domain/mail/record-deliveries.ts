import { sql } from 'drizzle-orm'
import type { Executor, Transaction } from '@/db/client'
import { texts, uuids } from '@/db/sql'
import { noteUndelivered } from './note-undelivered'
import type { Delivery } from './policy'

/** Something that the provider says of a message that it took. */
export type ProviderEvent = {
  /** The provider's own: the same one twice is one. */
  id: string
  /** Our name of the message, which comes back with it; without it, theirs finds it once the send is recorded. */
  mailId: string | null
  providerId: string | null
  /** Null for what says only that the message was taken. */
  delivery: Delivery | null
  /** The server's own words. */
  reason: string | null
  occurredAt: Date
}

/**
 * Keeps what the provider says and brings the ledger up to date. Each message's state is a fold of all its
 * events by rank, so that neither their order nor their number matters (F05). What the provider speaks of, it
 * took: an attempt without an answer is settled as sent, also one that was given up as uncertain (F03).
 * Events of messages that are not ours are left out. The same number of statements for one event and for many.
 */
export async function recordDeliveries(db: Executor, events: readonly ProviderEvent[]): Promise<void> {
  const touched = await db.transaction(async (tx) => {
    const ids = await lockMails(tx, events)
    if (ids.length === 0) return []
    await keepEvents(tx, events)
    return foldEvents(tx, ids, events)
  })
  // On its own, because others lock an invitation first and then its mails. Whoever dies in between is told again.
  await noteUndelivered(db, touched)
}

/** The messages that the events speak of, by our name for them if there is one, else by the provider's. */
const named = (events: readonly ProviderEvent[]) => sql`
  event as (
    select * from unnest(${texts(events.map(({ id }) => id))}, ${uuids(events.map(({ mailId }) => mailId))},
      ${texts(events.map(({ providerId }) => providerId))}) as e (id, mail_id, provider_id)
  ), named as (
    select e.id, e.provider_id, m.id as mail_id from event e join mails m on m.id = e.mail_id
    union all
    select e.id, e.provider_id, m.id from event e join mails m on m.provider_id = e.provider_id
    where e.mail_id is null
  )`

/** Two that speak of one message wait for each other here, so that the later one sees both events. */
async function lockMails(tx: Transaction, events: readonly ProviderEvent[]): Promise<string[]> {
  const { rows } = await tx.execute<{ id: string }>(sql`
    with ${named(events)}
    select m.id from mails m where m.id in (select mail_id from named) order by m.id for no key update`)
  return rows.map(({ id }) => id)
}

async function keepEvents(tx: Transaction, events: readonly ProviderEvent[]) {
  const column = <Value>(read: (event: ProviderEvent) => Value) => events.map(read)
  await tx.execute(sql`
    with ${named(events)}
    insert into mail_events (id, mail_id, delivery, reason, occurred_at)
    select n.id, n.mail_id, said.delivery, said.reason, said.occurred_at
    from named n join unnest(
      ${texts(column(({ id }) => id))}, ${texts(column(({ delivery }) => delivery))}::mail_delivery[],
      ${texts(column(({ reason }) => reason))},
      ${texts(column(({ occurredAt }) => occurredAt.toISOString()))}::timestamptz[]
    ) as said (id, delivery, reason, occurred_at) on said.id = n.id
    order by n.id on conflict do nothing`)
}

/**
 * Of two events of one rank the one that happened first tells when and why. Answers the invitations of which it
 * may have become known, or may be known no longer, that their mail did not arrive.
 */
async function foldEvents(tx: Executor, ids: string[], events: readonly ProviderEvent[]): Promise<string[]> {
  const { rows } = await tx.execute<{ invitationId: string | null }>(sql`
    with ${named(events)}, highest as (
      select distinct on (mail_id) mail_id, delivery, occurred_at, reason from mail_events
      where mail_id = any(${uuids(ids)}) and delivery is not null
      order by mail_id, delivery desc, occurred_at, id
    ), taken as (
      select mail_id, min(provider_id) as provider_id from named group by mail_id
    )
    update mails m set provider_id = coalesce(m.provider_id, t.provider_id),
      delivery = h.delivery, delivery_at = h.occurred_at, delivery_reason = h.reason,
      status = 'sent', failure = null,
      settled_at = case when m.status = 'sent' then m.settled_at else now() end
    from taken t join mails was on was.id = t.mail_id left join invitations i on i.id = was.invitation_id
    left join highest h on h.mail_id = t.mail_id, mail_batches b
    where m.id = t.mail_id and b.id = m.batch_id and ${wasHandedOver}
    returning case when was.status <> 'sent' or h.delivery >= 'soft_bounced' or i.undelivered_at is not null
      then m.invitation_id end as "invitationId"`)
  return rows.flatMap(({ invitationId }) => invitationId ?? [])
}

/** What never was handed over cannot have been taken, whatever is said of it. */
const wasHandedOver = sql`(m.status = 'sent' or m.failure is distinct from 'superseded'
  and greatest(m.attempts, b.attempts) > 0)`
