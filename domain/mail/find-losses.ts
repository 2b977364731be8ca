import { type SQL, sql } from 'drizzle-orm'
import type { Transaction } from '@/db/client'
import { uuids } from '@/db/sql'
import type { Actor } from '@/domain/access/actor'
import { groupsWithInvitations } from '@/domain/access/policy'
import { credentialsOpen } from './claim-letters'
import { mostNamed } from './kinds'
import type { LossReason } from './policy'

/** People who are written to in one run; the others are by the next. */
const most = 100

/** A mail that did not arrive; `accountId` says that it was about an account, and whose. */
type Loss = { address: string; reason: LossReason; accountId: string | null }

/** What somebody is told. */
export type Digest = {
  accountId: string
  firstName: string
  language: 'fr' | 'en'
  /** A group that is theirs: of an invitation, if any of those are among what was lost. */
  groupId: string | null
  /** Where a referent sees those of their session, when none of the groups is theirs to manage. */
  courseSessionId: string | null
  count: number
  /** Invitations first, each kind with the newest first. */
  named: Loss[]
}

/** As the index `mails_to_report` has it. */
const unreported = sql`m.reported_at is null
  and (m.status in ('failed', 'uncertain') or m.delivery >= 'soft_bounced')`

const aboutInvitation = sql`m.kind in ('invitation', 'reminder')`
const aboutAccount = sql`m.kind in ('credentials', 'password_link')`

const invitationWaits = sql`
  exists (select from invitations i where i.id = m.invitation_id and i.status = 'pending')
  and not exists (select from mails n where n.invitation_id = m.invitation_id and n.id > m.id)`

/** Whoever has a password by now got in; another address is another mailbox. A link may be over: it never came. */
const personWaits = sql`
  exists (select from accounts a where a.id = m.account_id and a.status = 'active' and a.email = m.recipient)
  and case m.kind when 'credentials' then ${credentialsOpen} else exists (
    select from password_resets r where r.account_id = m.account_id and r.id::text = m.variables->>'resetId'
      and r.used_at is null) end
  and not exists (select from mails n where n.account_id = m.account_id and n.id > m.id
    and n.kind in ('credentials', 'password_link'))`

/** What nobody needs to know any more is marked as told. */
export async function settlePointless(tx: Transaction): Promise<void> {
  await tx.execute(sql`
    update mails m set reported_at = now()
    where ${unreported} and (m.failure = 'superseded' or m.delivery in ('delayed', 'delivered') or not case
      when ${aboutInvitation} then ${invitationWaits} when ${aboutAccount} then ${personWaits} else false end)`)
}

/** The unreported mails with who is told of each: whoever invited, or asked for the mail. */
const losses = sql`(
  select m.*, coalesce(i.invited_by_id, m.requested_by_id) as told_to
  from mails m left join invitations i on i.id = m.invitation_id where ${unreported})`

/** Who is to be told now: an hour after the first of their losses, and not twice within a day. */
export async function findDue(tx: Transaction): Promise<string[]> {
  const { rows } = await tx.execute<{ id: string }>(sql`
    select m.told_to as id from ${losses} as m
    group by m.told_to
    having min(${lostAt}) <= now() - interval '1 hour' and not exists (
      select from mails d where d.account_id = m.told_to and d.kind = 'failure_digest'
        and d.created_at > now() - interval '1 day')
    order by min(${lostAt}) limit ${most}`)
  return rows.map(({ id }) => id)
}

const lostAt = sql`case when m.delivery >= 'soft_bounced' then m.delivery_at else m.settled_at end`

const reason = sql`case when m.delivery >= 'soft_bounced' then m.delivery::text
  when m.status = 'uncertain' then 'uncertain' else coalesce(m.failure, 'message_refused') end`

/**
 * Marks all that these people lost as told, and answers it for those who may still see it (A2): with a group of theirs
 * in the invitation or as a referent of its session, or the person in a group of theirs; and who has a mailbox (C5). Where there are too many to name,
 * half are of each kind.
 */
export async function takeLosses(tx: Transaction, due: readonly string[], actors: readonly Actor[]) {
  const { rows } = await tx.execute<Digest>(sql`
    with ${rightsOf(due, actors)}, lost as (
      select m.id, m.recipient, m.told_to, ${reason} as reason, ${lostAt} as at,
        case when ${aboutAccount} then m.account_id end as account_id,
        case when ${aboutAccount}
          then ${firstManaged(sql`select h.group_id from memberships h where h.account_id = m.account_id`)}
          else ${firstManaged(sql`select p.group_id from invitation_memberships p where p.invitation_id = m.invitation_id`)}
        end as group_id,
        case when ${aboutInvitation} then ${ledSession} end as course_session_id
      from due d join ${losses} as m on m.told_to = d.account_id
    ), told as (
      update mails m set reported_at = now() from lost where m.id = lost.id
    ), ranked as (
      select *, row_number() over (partition by told_to, account_id is null order by at desc, id desc) as rank
      from lost where num_nonnulls(group_id, course_session_id) > 0
    ), numbered as (
      select *, row_number() over (partition by told_to order by rank, account_id is not null) as place from ranked
    )
    select a.id as "accountId", a.first_name as "firstName", a.language, count(*)::int as count,
      (array_agg(n.group_id order by n.account_id is not null, n.place) filter (where n.group_id is not null))[1] as "groupId",
      (array_agg(n.course_session_id order by n.place)
        filter (where n.course_session_id is not null and n.group_id is null))[1] as "courseSessionId",
      jsonb_agg(jsonb_build_object('address', n.recipient, 'reason', n.reason, 'accountId', n.account_id)
        order by n.account_id is not null, n.place) filter (where n.place <= ${mostNamed}) as named
    from numbered n join accounts a on a.id = n.told_to where a.email is not null group by a.id`)
  return rows
}

/** The first of these groups that whoever is due manages, or null. */
const firstManaged = (groups: SQL) => sql`(
  select g.group_id from (${groups}) as g
  where d.everything or (d.account_id, g.group_id) in (select account_id, group_id from managed)
  order by g.group_id limit 1)`

/** The first session that the invitation was made from and that whoever is due is a referent of, or null. */
const ledSession = sql`(
  select p.course_session_id from invitation_memberships p
  join course_session_referents r on r.course_session_id = p.course_session_id and r.account_id = d.account_id
  where p.invitation_id = m.invitation_id order by p.course_session_id limit 1)`

/** Who is due with what is theirs to manage: everything, or some groups. Whoever has left manages nothing. */
function rightsOf(due: readonly string[], actors: readonly Actor[]): SQL {
  const everywhere = actors.filter((one) => groupsWithInvitations(one) === 'all')
  const managed = actors.flatMap((one) => {
    const groups = groupsWithInvitations(one)
    return typeof groups === 'string' ? [] : groups.map((groupId) => ({ id: one.accountId, groupId }))
  })
  return sql`due as (
      select id as account_id, id = any(${uuids(everywhere.map(({ accountId }) => accountId))}) as everything
      from unnest(${uuids(due)}) as id
    ), managed as (
      select * from unnest(${uuids(managed.map(({ id }) => id))}, ${uuids(managed.map(({ groupId }) => groupId))})
        as g (account_id, group_id)
    )`
}
