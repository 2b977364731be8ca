import { type SQL, sql } from 'drizzle-orm'

/*
 * What the timeline of the invitation `i`, with its mails `m`, is gathered from. All sources have the same columns.
 */

/** Where two things have the same moment, as in one transaction, what causes comes before what follows. */
const columns = (rank: number, source: string, what: SQL) =>
  sql`${sql.raw(String(rank))} as rank, ${source}::text as source, ${what} as what`

const noMail = sql`null::text as kind, null::text as recipient, null::text as reason`

/** The event of the creation itself is left out for the row's own columns, which are always there. */
const deeds = sql`
  select i.id, i.created_at as after, i.created_at as at, ${columns(0, 'deed', sql`'created'`)},
    i.invited_by_id as actor_id, '{}'::jsonb as details, ${noMail}, 1 as count from i
  union all
  select e.id, e.created_at, e.created_at, ${columns(
    1,
    'deed',
    sql`
    case e.action when 'invitation.created' then 'added' else split_part(e.action, '.', 2) end`,
  )},
    e.actor_id, e.details, ${noMail}, 1
  from i join audit_events e on e.target_id = i.id
  where e.action not in ('invitation.accepted', 'invitation.cancelled', 'invitation.link_asked')
    and not (e.action = 'invitation.created' and e.created_at = i.created_at)
  union all
  select i.id, i.ended_at, i.ended_at, ${columns(5, 'deed', sql`i.status::text`)},
    i.ended_by_id, '{}', ${noMail}, 1
  from i where i.status <> 'pending' and not exists (
    select from audit_events e where e.target_id = i.id
      and e.action in ('invitation.activated_for', 'invitation.erased', 'invitation.purged'))`

const ofMail = sql`m.kind::text, m.recipient`
const nobody = sql`null::uuid, '{}'::jsonb`

const sentMails = sql`
  select m.id, m.created_at, m.created_at, ${columns(2, 'mail', sql`'queued'`)},
    ${nobody}, ${ofMail}, case when m.status = 'queued' then b.trouble end, 1
  from m join mail_batches b on b.id = m.batch_id
  union all
  select m.id, m.settled_at, m.settled_at, ${columns(3, 'mail', sql`m.status::text`)},
    ${nobody}, ${ofMail}, m.failure, 1
  from m where m.status <> 'queued'`

/** The provider's clock is not ours: what came back of a message comes after its sending, whatever it says (F05). */
const deliveries = sql`
  select m.id, greatest(d.at, m.settled_at), d.at, ${columns(4, 'delivery', sql`d.delivery::text`)},
    ${nobody}, ${ofMail}, d.reason, 1
  from m cross join lateral (
    select e.occurred_at as at, e.delivery, e.reason from mail_events e
    where e.mail_id = m.id and e.delivery is not null
    union all
    select m.delivery_at, m.delivery, m.delivery_reason where m.delivery is not null and not exists (
      select from mail_events e where e.mail_id = m.id and e.delivery = m.delivery)
  ) as d where d.at is not null`

/** Visits with less than an hour between them are one line with their number: a scanner rarely comes once. */
const visits = sql`
  select (array_agg(v.id order by v.id desc))[1], max(v.created_at), max(v.created_at),
    ${columns(4, 'visit', sql`v.visitor::text`)}, ${nobody}, ${noMail}, count(*)::int
  from (
    select *, count(*) filter (where pause > interval '1 hour') over (partition by visitor order by id) as run
    from (
      select l.*, l.created_at - lag(l.created_at) over (partition by l.visitor order by l.id) as pause
      from link_visits l join i on l.invitation_id = i.id
    ) as l
  ) as v group by v.visitor, v.run`

/** The row says when a link was last asked for, until it is resent; the events say when it ever was. */
const asked = sql`
  select i.id, a.at, a.at, ${columns(5, 'invitee', sql`a.what`)}, ${nobody}, ${noMail}, 1
  from i cross join lateral (
    select 'approval_asked' as what, i.approval_asked_at as at
    union all
    select 'link_asked', e.created_at from audit_events e
    where e.target_id = i.id and e.action = 'invitation.link_asked'
    union all
    select 'link_asked', i.link_asked_at where not exists (
      select from audit_events e where e.target_id = i.id and e.action = 'invitation.link_asked'
        and e.created_at between i.link_asked_at - interval '1 hour' and i.link_asked_at)
  ) as a where a.at is not null`

/** Everything that happened, as one set of rows. */
export const happened = sql.join([deeds, sentMails, deliveries, visits, asked], sql` union all `)
