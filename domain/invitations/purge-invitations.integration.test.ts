import { sql } from 'drizzle-orm'
import { beforeAll, beforeEach, describe, expect, test } from 'vitest'
import type { Database } from '@/db/client'
import { actorOf } from '@/db/factories/memberships'
import { createPlatform, type Platform } from '@/db/factories/platform'
import { testDatabase } from '@/tests/database'
import { invited } from '@/tests/sweep-room'
import { purgeInvitations } from './purge-invitations'
import { resendInvitations } from './resend-invitations'

let db: Database
let platform: Platform

beforeAll(async () => {
  db = await testDatabase()
  platform = await createPlatform(db)
})
beforeEach(() => db.execute(sql`truncate mail_batches, invitations cascade`))

const daysAgo = (days: number) => new Date(Date.now() - days * 86_400_000)
const expired = (email: string, days: number) =>
  invited(db, platform, email, { createdAt: daysAgo(days + 30), expiresAt: daysAgo(days) })

async function left() {
  const { rows } = await db.execute<{ email: string }>(sql`select email from invitations order by email`)
  return rows.map(({ email }) => email)
}

/** In how many rows of which tables the text is found. */
async function whereIs(text: string) {
  const found: string[] = []
  const { rows } = await db.execute<{ name: string }>(sql`
    select format('%I.%I', schemaname, tablename) as name from pg_tables where schemaname in ('public', 'pgboss')`)
  for (const { name } of rows) {
    const { rowCount } = await db.execute(
      sql`select from ${sql.raw(name)} t where to_jsonb(t)::text like ${`%${text}%`}`,
    )
    if (rowCount) found.push(name)
  }
  return found
}

describe('what expired or was cancelled is forgotten after as many days as the platform says', () => {
  test('90 by default, from its end and not from its beginning; the accepted stay', async () => {
    await expired('a-over@a.example', 91)
    await expired('b-expired@a.example', 89)
    const cancelled = { state: 'cancelled' as const, createdAt: daysAgo(200) }
    await invited(db, platform, 'c-over@a.example', { ...cancelled, endedAt: daysAgo(91) })
    await invited(db, platform, 'd-cancelled@a.example', { ...cancelled, endedAt: daysAgo(89) })
    await invited(db, platform, 'e-accepted@a.example', {
      ...cancelled,
      state: 'accepted',
      endedAt: daysAgo(199),
    })
    await invited(db, platform, 'f-pending@a.example')
    expect(await purgeInvitations(db)).toBe(2)
    expect(await left()).toEqual([
      'b-expired@a.example',
      'd-cancelled@a.example',
      'e-accepted@a.example',
      'f-pending@a.example',
    ])
    await db.execute(sql`update platform set purge_days = 10`)
    expect(await purgeInvitations(db)).toBe(2)
    await db.execute(sql`update platform set purge_days = 90`)
  })

  test('the address is nowhere any more; the audit keeps that it was purged, without saying whose', async () => {
    const { id } = await expired('ana.secret@a.example', 91)
    await db.execute(sql`insert into link_visits (invitation_id) values (${id})`)
    await db.execute(sql`insert into mail_events (id, mail_id, reason, occurred_at)
      select 'event', id, 'mailbox ana.secret@a.example is full', now() from mails`)
    expect(await whereIs('ana.secret'), 'the control').toEqual(
      expect.arrayContaining(['public.invitations', 'public.mails', 'public.mail_events']),
    )
    expect(await purgeInvitations(db)).toBe(1)
    expect(await whereIs('ana.secret')).toEqual([])
    expect(await db.$count(sql`mail_batches`)).toBe(0)
    const { rows } = await db.execute(
      sql`select action, actor_id, details from audit_events where target_id = ${id}`,
    )
    expect(rows).toEqual([{ action: 'invitation.purged', actor_id: null, details: {} }])
  })

  test('F02 not while a mail of it may be on its way: its batch is settled first', async () => {
    await expired('ana@a.example', 91)
    await db.execute(sql`update mail_batches set settled_at = null`)
    expect([await purgeInvitations(db), await left()]).toEqual([0, ['ana@a.example']])
    await db.execute(sql`update mail_batches set settled_at = now()`)
    expect(await purgeInvitations(db)).toBe(1)
  })

  test('somebody who resends it at that moment keeps it', async () => {
    await expired('ana@a.example', 91)
    const actor = await actorOf(db, platform.people.groupAdmin)
    const [purged] = await Promise.all([
      db.transaction(async (tx) => {
        await tx.execute(sql`update invitations set expires_at = now() + interval '30 days'`)
        return purgeInvitations(db)
      }),
    ])
    expect([purged, await purgeInvitations(db), await left()]).toEqual([0, 0, ['ana@a.example']])
    expect(await resendInvitations(db, actor, { matching: {} }), 'the control').toHaveLength(1)
  })
})

test('several sweeps at once purge each once, and end', async () => {
  const many = Array.from({ length: 1300 }, (_, at) => `p${at}@a.example`)
  const groupId = platform.groups.Lyon
  await db.execute(sql`
    with i as (
      insert into invitations (email, language, invited_by_id, created_at, expires_at)
      select email, 'fr', ${platform.people.groupAdmin.id}, now() - interval '200 days', now() - interval '100 days'
      from unnest(${sql.param(many)}::text[]) as email returning id, invited_by_id
    ) insert into invitation_memberships (invitation_id, group_id, role, invited_by_id)
    select id, ${groupId}, 'learner', invited_by_id from i`)
  const counts = await Promise.all(Array.from({ length: 4 }, () => purgeInvitations(db)))
  expect(counts.reduce((sum, count) => sum + count, 0) + (await purgeInvitations(db))).toBe(1300)
  const { rows } = await db.execute(sql`select target_id from audit_events where action = 'invitation.purged'
    group by 1 having count(*) > 1`)
  expect([await left(), rows]).toEqual([[], []])
})
