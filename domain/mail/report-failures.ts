import { type SQL, sql } from 'drizzle-orm'
import type { Database, Transaction } from '@/db/client'
import { texts, uuids } from '@/db/sql'
import type { Actor } from '@/domain/access/actor'
import { findActorsByAccount } from '@/domain/access/find-actor'
import { groupsWithInvitations } from '@/domain/access/policy'
import { mostNamed } from './kinds'
import type { Delivery, MailFailure } from './policy'
import { takeTurn } from './take-turn'
import { writeMails } from './write-mails'

type LossReason = MailFailure | Delivery | 'uncertain'

/** Why a message did not arrive, in a sentence: words are not the domain's business. */
export type SayWhy = (language: 'fr' | 'en', reason: LossReason) => string

/** People who are written to in one run; the others are by the next. */
const most = 100

type Digest = {
  accountId: string
  firstName: string
  language: 'fr' | 'en'
  groupId: string
  count: number
  named: { address: string; reason: LossReason }[]
}

/**
 * Tells inviters which of their mails did not arrive: an hour after the first, so that a burst is one mail, and
 * at most once a day. What they no longer manage, what has ended or was mended by a newer mail is told to
 * nobody. Takes turns, so that two at once do not write two. Answers how many digests.
 */
export function reportFailures(db: Database, sayWhy: SayWhy): Promise<number> {
  return db.transaction(async (tx) => {
    if (!(await takeTurn(tx, 'failure digests'))) return 0
    await settlePointless(tx)
    const due = await findDue(tx)
    if (due.length === 0) return 0
    const digests = await takeLosses(tx, due, await findActorsByAccount(tx, due))
    await mail(tx, digests, sayWhy)
    return digests.length
  })
}

/** As the index `mails_to_report` has it. */
const unreported = sql`m.reported_at is null
  and (m.status in ('failed', 'uncertain') or m.delivery >= 'soft_bounced')`

const aboutInvitation = sql`m.kind in ('invitation', 'reminder')`

async function settlePointless(tx: Transaction) {
  await tx.execute(sql`
    update mails m set reported_at = now()
    where ${unreported} and (
      not (${aboutInvitation}) or m.failure = 'superseded' or m.delivery in ('delayed', 'delivered')
      or not exists (select from invitations i where i.id = m.invitation_id and i.status = 'pending')
      or exists (select from mails n where n.invitation_id = m.invitation_id and n.id > m.id))`)
}

async function findDue(tx: Transaction): Promise<string[]> {
  const { rows } = await tx.execute<{ id: string }>(sql`
    select i.invited_by_id as id from mails m join invitations i on i.id = m.invitation_id
    where ${unreported}
    group by i.invited_by_id
    having min(${lostAt}) <= now() - interval '1 hour' and not exists (
      select from mails d where d.account_id = i.invited_by_id and d.kind = 'failure_digest'
        and d.created_at > now() - interval '1 day')
    order by min(${lostAt}) limit ${most}`)
  return rows.map(({ id }) => id)
}

const lostAt = sql`case when m.delivery >= 'soft_bounced' then m.delivery_at else m.settled_at end`

const reason = sql`case when m.delivery >= 'soft_bounced' then m.delivery::text
  when m.status = 'uncertain' then 'uncertain' else coalesce(m.failure, 'message_refused') end`

/** Marks all that these people lost as told, and answers it for those who may still see it (A2). */
async function takeLosses(tx: Transaction, due: readonly string[], inviters: readonly Actor[]) {
  const { rows } = await tx.execute<Digest>(sql`
    with ${rightsOf(due, inviters)}, lost as (
      select m.id, m.recipient, i.invited_by_id, ${reason} as reason, ${lostAt} as at, (
        select p.group_id from invitation_memberships p
        where p.invitation_id = i.id and (d.everything or exists (
          select from managed g where (g.account_id, g.group_id) = (d.account_id, p.group_id)))
        order by p.group_id limit 1) as group_id
      from due d join invitations i on i.invited_by_id = d.account_id and i.status = 'pending'
      join mails m on m.invitation_id = i.id
      where ${unreported}
    ), told as (
      update mails m set reported_at = now() from lost where m.id = lost.id
    ), numbered as (
      select *, row_number() over (partition by invited_by_id order by at desc, id desc) as place
      from lost where group_id is not null
    )
    select a.id as "accountId", a.first_name as "firstName", a.language,
      (array_agg(n.group_id order by n.place))[1] as "groupId", count(*)::int as count,
      jsonb_agg(jsonb_build_object('address', n.recipient, 'reason', n.reason) order by n.place)
        filter (where n.place <= ${mostNamed}) as named
    from numbered n join accounts a on a.id = n.invited_by_id group by a.id`)
  return rows
}

/** Who is due with what is theirs to manage: everything, or some groups. Whoever has left manages nothing. */
function rightsOf(due: readonly string[], inviters: readonly Actor[]): SQL {
  const everywhere = inviters.filter((one) => groupsWithInvitations(one) === 'all')
  const managed = inviters.flatMap((one) => {
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

async function mail(tx: Transaction, digests: readonly Digest[], sayWhy: SayWhy) {
  if (digests.length === 0) return
  await writeMails(
    tx,
    sql`
    select 'failure_digest'::mail_kind, null::uuid, a.id, a.email, a.language, told.variables::jsonb,
      null::uuid, null::uuid
    from unnest(
      ${uuids(digests.map(({ accountId }) => accountId))},
      ${texts(digests.map((digest) => JSON.stringify(variablesOf(digest, sayWhy))))}
    ) as told (account_id, variables) join accounts a on a.id = told.account_id`,
  )
}

function variablesOf({ firstName, language, groupId, count, named }: Digest, sayWhy: SayWhy) {
  const lines = named.flatMap(({ address, reason }, at) => [
    [`address${at + 1}`, address],
    [`reason${at + 1}`, sayWhy(language, reason)],
  ])
  const counts = { count: `${count}`, more: `${count - named.length}` }
  return { firstName, groupId, ...counts, ...Object.fromEntries(lines) }
}
