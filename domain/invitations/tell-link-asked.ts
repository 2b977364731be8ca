import { sql } from 'drizzle-orm'
import type { Database, Transaction } from '@/db/client'
import { texts, uuids } from '@/db/sql'
import { findActorsByAccount } from '@/domain/access/find-actor'
import { managesInvitationsOf } from '@/domain/access/policy'
import { canonicalAddress } from '@/domain/addresses/policy'
import { writeMails } from '@/domain/mail/write-mails'
import { nearestManagers } from './nearest-managers'
import { type Promised, readPromises } from './promises'

/** Invitations that one run tells of at once. */
const most = 200

type Asked = { id: string; invitedById: string }

/** Who is told of an invitation, and which of its groups are theirs: others are not named to them (A2). */
type Telling = {
  invitationId: string
  accountId: string
  groupIds: readonly string[]
  /** Where it is managed, by a referent who manages it from nowhere else. */
  courseSessionId?: string | null
}

/**
 * Tells those who can resend it that the person of an invitation asks for a new link (F3): its inviter, or when
 * it is no longer theirs to manage (from a group, or as referent from its session) or they have no mailbox (C5), the nearest people up the groups. Once a day for an invitation, whatever
 * is asked how often, and once whoever sweeps. Answers how many mails.
 */
export async function tellLinkAsked(db: Database): Promise<number> {
  let told = 0
  for (;;) {
    const { asked, mails } = await db.transaction(tellSome)
    told += mails
    if (asked < most) return told
  }
}

async function tellSome(tx: Transaction): Promise<{ asked: number; mails: number }> {
  const asked = await takeAsked(tx)
  if (asked.length === 0) return { asked: 0, mails: 0 }
  const promises = await readPromises(
    tx,
    asked.map(({ id }) => id),
  )
  const toInviters = await tellingInviters(tx, asked, promises)
  const told = new Set(toInviters.map(({ invitationId }) => invitationId))
  const orphaned = promises.filter(({ invitationId }) => !told.has(invitationId))
  const all = [...toInviters, ...(await nearestManagers(tx, orphaned))]
  await mail(tx, all)
  return { asked: asked.length, mails: all.length }
}

/** Whoever comes second finds the row held, or told of. */
async function takeAsked(tx: Transaction): Promise<Asked[]> {
  const { rows } = await tx.execute<Asked>(sql`
    with due as (
      select i.id from invitations i
      where i.status = 'pending' and i.link_asked_at is not null
        and (i.link_asked_told_at is null
          or i.link_asked_told_at < least(i.link_asked_at, now() - interval '1 day'))
      order by i.id limit ${most} for update skip locked
    )
    update invitations i set link_asked_told_at = now() from due where i.id = due.id
    returning i.id, i.invited_by_id as "invitedById"`)
  return rows
}

async function tellingInviters(tx: Transaction, asked: readonly Asked[], promises: readonly Promised[]) {
  const inviters = await findActorsByAccount(tx, [...new Set(asked.map(({ invitedById }) => invitedById))])
  const reachable = inviters.filter(({ login }) => canonicalAddress(login).ok)
  const byId = new Map(reachable.map((inviter) => [inviter.accountId, inviter]))
  return asked.flatMap(({ id, invitedById }): Telling[] => {
    const inviter = byId.get(invitedById)
    const made = promises.filter(({ invitationId }) => inviter && invitationId === id)
    const own = made.filter(({ groupId }) => inviter && managesInvitationsOf(inviter, groupId))
    const fromSession = made.filter(({ referentIds }) => referentIds.includes(invitedById))
    const theirs = own.length > 0 ? own : fromSession
    const groupIds = [...new Set(theirs.map(({ groupId }) => groupId))]
    const courseSessionId = own.length > 0 ? null : (fromSession[0]?.courseSessionId ?? null)
    return groupIds.length > 0
      ? [{ invitationId: id, accountId: invitedById, groupIds, courseSessionId }]
      : []
  })
}

async function mail(tx: Transaction, telling: readonly Telling[]) {
  const column = (read: (one: Telling) => string) => telling.map(read)
  await writeMails(
    tx,
    sql`
    select 'link_asked'::mail_kind, null::uuid, a.id, a.email, a.language, jsonb_build_object(
      'firstName', a.first_name, 'address', i.email, 'inviter', b.first_name || ' ' || b.last_name,
      'groups', own.names, 'groupId', own.first, 'invitationId', i.id,
      'askedAt', to_char(i.link_asked_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS"Z"'))
      || case when told.course_session_id is null then '{}'
        else jsonb_build_object('courseSessionId', told.course_session_id) end,
      null::uuid, null::uuid
    from unnest(
      ${uuids(column(({ invitationId }) => invitationId))},
      ${uuids(column(({ accountId }) => accountId))},
      ${texts(column(({ groupIds }) => groupIds.join(' ')))},
      ${uuids(telling.map(({ courseSessionId }) => courseSessionId ?? null))}
    ) as told (invitation_id, account_id, group_ids, course_session_id)
    join invitations i on i.id = told.invitation_id
    join accounts a on a.id = told.account_id
    join accounts b on b.id = i.invited_by_id
    cross join lateral (
      select string_agg(g.name, ', ' order by g.name) as names, (array_agg(g.id order by g.name))[1] as first
      from groups g where g.id = any(string_to_array(told.group_ids, ' ')::uuid[])
    ) as own`,
  )
}
