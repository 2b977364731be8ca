import { sql } from 'drizzle-orm'
import { beforeAll, describe, expect, test } from 'vitest'
import type { Database } from '@/db/client'
import { isGuessable } from '@/domain/accounts/guessable'
import { verifyPassword } from '@/domain/accounts/password'
import { whyNotPassword } from '@/domain/accounts/policy'
import { canonicalAddress } from '@/domain/addresses/policy'
import { controlOf, readCustomValues } from '@/domain/custom-fields/input'
import { listCustomFields } from '@/domain/custom-fields/list-custom-fields'
import { env } from '@/env'
import { testDatabase } from '@/tests/database'
import { type DemoPerson, seedDemo } from './seed'

let db: Database
let people: DemoPerson[]

beforeAll(async () => {
  db = await testDatabase()
  people = (await seedDemo(db)).people
})

const count = async (from: ReturnType<typeof sql>) =>
  (await db.execute<{ total: number }>(sql`select count(*)::int as total from ${from}`)).rows[0]?.total

describe('the demonstration platform', () => {
  test('has sixty people, exactly one owner, and a tree three levels deep', async () => {
    expect(await count(sql`accounts where status = 'active'`)).toBe(60)
    expect(await count(sql`accounts where is_owner`)).toBe(1)
    expect(
      await count(sql`groups g join groups p on p.id = g.parent_id join groups q on q.id = p.parent_id
      where q.parent_id is not null`),
    ).toBe(3)
  })

  test('B1 every active account holds exactly one seat and every deleted one none', async () => {
    const wrong = sql`accounts a left join lateral (
      select coalesce(sum(change), 0) as seats from seat_changes s where s.account_id = a.id
    ) held on true where held.seats <> case a.status when 'active' then 1 else 0 end`
    expect(await count(wrong)).toBe(0)
    expect(await count(sql`accounts where status = 'deleted'`)).toBe(2)
  })

  test('B1 any past day can be recounted: the count of today is that of every change so far', async () => {
    const { rows } = await db.execute<{ then: number; now: number }>(sql`
      select sum(change) filter (where created_at < now() - interval '400 days')::int as then,
        sum(change)::int as now from seat_changes`)
    expect(rows[0]?.now).toBe(60)
    expect(rows[0]?.then).toBeGreaterThan(0)
    expect(rows[0]?.then).toBeLessThan(60)
  })

  test('G2 nobody who is active is without a group, and learners have climbed', async () => {
    const alone = sql`accounts a where status = 'active'
      and not exists (select from memberships m where m.account_id = a.id)`
    expect(await count(alone)).toBe(0)
    expect(await count(sql`memberships where group_id <> source_group_id`)).toBeGreaterThan(0)
  })

  test('people were there since they came and before they left, most of them lately, some long ago', async () => {
    const active = sql`accounts where status = 'active'`
    const seen = (when: string) => count(sql`${active} and last_sign_in_at > now() - ${when}::interval`)
    expect(
      await count(sql`accounts where last_sign_in_at between created_at and coalesce(deleted_at, now())`),
    ).toBe(62)
    expect(await seen('7 days')).toBeGreaterThan(30)
    expect(await seen('30 days')).toBeLessThan(60)
    expect(await seen('90 days')).toBeLessThan(60)
  })

  test('I6 a dozen invitations are in every state, their mails in every state', async () => {
    const { rows } = await db.execute<{ state: string }>(sql`
      select distinct case when status <> 'pending' then status::text
        when link_asked_at is not null then 'link asked' when approval_asked_at is not null then 'to approve'
        when expires_at <= now() then 'expired' else 'pending' end as state from invitations order by state`)
    const states = ['accepted', 'cancelled', 'expired', 'link asked', 'pending', 'to approve']
    expect(rows.map(({ state }) => state)).toEqual(states)
    expect(await count(sql`invitations`)).toBeGreaterThanOrEqual(12)
    const { rows: mails } = await db.execute<{ status: string }>(sql`select distinct status from mails`)
    expect(mails.map(({ status }) => status).sort()).toEqual(['failed', 'queued', 'sent'])
  })

  test('mails came back in most ways, and say why; links were visited by programs and by people', async () => {
    const { rows } = await db.execute<{ delivery: string }>(
      sql`select distinct delivery from mails where delivery is not null order by 1`,
    )
    const seen = ['delayed', 'delivered', 'soft_bounced', 'bounced', 'complained']
    expect(rows.map(({ delivery }) => delivery)).toEqual(seen)
    expect(
      await count(sql`mails where delivery in ('soft_bounced', 'bounced') and delivery_reason is null`),
    ).toBe(0)
    expect(await count(sql`mail_events where occurred_at > now()`)).toBe(0)
    expect(
      await count(sql`invitations i where undelivered_at is not null and exists (
      select from mails m where m.invitation_id = i.id and m.delivery = 'delivered')`),
    ).toBe(0)
    expect(await count(sql`invitations where undelivered_at is not null`)).toBe(7)
    expect(await count(sql`link_visits where visitor = 'person'`)).toBeGreaterThan(0)
    expect(await count(sql`link_visits where visitor = 'automatic'`)).toBeGreaterThan(0)
  })

  test('I2, I8 no pending address belongs to an active account, and who accepted is one', async () => {
    const both = sql`invitations i join accounts a using (email) where i.status = 'pending' and a.status = 'active'`
    expect(await count(both)).toBe(0)
    const orphans = sql`invitations i left join accounts a on a.id = i.ended_by_id and a.email = i.email
      where i.status = 'accepted' and a.id is null`
    expect(await count(orphans)).toBe(0)
  })

  test('custom fields are of three kinds; most people have values, and every value is one of its field', async () => {
    const fields = await listCustomFields(db)
    expect(fields.map(({ kind }) => kind)).toEqual(['text', 'date', 'choice'])
    const { rows } = await db.execute<{ values: Record<string, string> }>(
      sql`select custom_values as values from accounts union all select custom_values from invitations`,
    )
    for (const { values } of rows) {
      const form = new FormData()
      for (const [id, value] of Object.entries(values)) form.set(controlOf(id), value)
      expect(readCustomValues(fields, form, { requireAll: false })).toEqual({ ok: true, values })
    }
    for (const { id } of fields) {
      const having = await count(sql`accounts where custom_values ? ${id}::text`)
      expect(having).toBeGreaterThan(50)
    }
    expect(await count(sql`invitations where custom_values <> '{}'`)).toBeGreaterThan(3)
  })

  test('S1 sessions are in every state; some referents lead a group and some do not; a group is assigned, people are expected', async () => {
    const { rows } = await db.execute<{ state: string }>(sql`
      select distinct case when starts_on > now() then 'upcoming' when ends_on < now()::date then 'over' else 'running' end
        as state from course_sessions order by 1`)
    expect(rows.map(({ state }) => state)).toEqual(['over', 'running', 'upcoming'])
    const leads = sql`exists (select from memberships m where m.account_id = r.account_id and m.role in ('coach', 'admin'))`
    expect(await count(sql`course_session_referents r where ${leads}`)).toBeGreaterThan(0)
    expect(await count(sql`course_session_referents r where not ${leads}`)).toBeGreaterThan(0)
    expect(await count(sql`course_session_groups where enrolled > 5`)).toBe(1)
    expect(await count(sql`enrolments where account_id is not null`)).toBeGreaterThan(30)
    expect(await count(sql`enrolments where invitation_status = 'pending'`)).toBe(4)
    expect(
      await count(sql`enrolments e join accounts a on a.id = e.account_id where a.status <> 'active'`),
    ).toBe(0)
  })

  test('I4 every address is in its canonical form', async () => {
    const { rows } = await db.execute<{ email: string }>(
      sql`select email from accounts union select email from invitations`,
    )
    for (const { email } of rows) expect(canonicalAddress(email)).toEqual({ ok: true, address: email })
  })

  test('everybody who is offered a sign-in can sign in, with a password that the rules allow', async () => {
    const keys = ['group_admin', 'learner', 'owner', 'platform_admin', 'referent', 'user_admin']
    expect(people.map(({ key }) => key).sort()).toEqual(keys)
    for (const { email, password } of people) {
      const { rows } = await db.execute<{ hash: string; name: string }>(
        sql`select password_hash as hash, first_name || ' ' || last_name as name from accounts where email = ${email}`,
      )
      expect(await verifyPassword(password, rows[0]?.hash ?? null, env().PASSWORD_COST)).toBe(true)
      expect(whyNotPassword(password)).toBeNull()
      expect(await isGuessable(password, [email, rows[0]?.name ?? '', 'Maison Ardouin'])).toBe(false)
    }
  })

  test('a platform with groups is never seeded again, and stays as it is', async () => {
    await expect(seedDemo(db)).rejects.toThrow('only an empty one can be seeded')
    expect(await count(sql`accounts where status = 'active'`)).toBe(60)
  })
})
