import { sql } from 'drizzle-orm'
import { beforeAll, expect, test } from 'vitest'
import type { Database } from '@/db/client'
import { createInvitations } from '@/db/factories/invitations'
import { createPlatform, type Platform } from '@/db/factories/platform'
import { testDatabase } from '@/tests/database'

let db: Database
let platform: Platform

beforeAll(async () => {
  db = await testDatabase()
  platform = await createPlatform(db)
})

/** The name of the constraint that refused, or "accepted". */
async function refusal(statement: ReturnType<typeof sql>) {
  try {
    await db.execute(statement)
    return 'accepted'
  } catch (error) {
    const cause = error instanceof Error ? error.cause : undefined
    return cause && typeof cause === 'object' && 'constraint' in cause
      ? (cause.constraint ?? 'refused')
      : 'refused'
  }
}

test('G6 a group never comes above itself, also when two moves at once would close the circle', async () => {
  const { France, Lyon, Lille } = platform.groups
  expect(await refusal(sql`update groups set parent_id = ${Lyon} where id = ${France}`)).toBe(
    'groups_no_cycle',
  )
  const answers = await Promise.all([
    refusal(sql`update groups set parent_id = ${Lille} where id = ${Lyon}`),
    refusal(sql`update groups set parent_id = ${Lyon} where id = ${Lille}`),
  ])
  expect(answers.sort()).toEqual(['accepted', 'groups_no_cycle'])
})

test('the platform group is one, and private', async () => {
  expect(await refusal(sql`insert into groups (name, visibility) values ('Autre', 'private')`)).toBe(
    'groups_one_platform_group',
  )
  expect(await refusal(sql`update groups set visibility = 'public' where parent_id is null`)).toBe(
    'groups_platform_group_is_private',
  )
})

test('I2 one live invitation per address; an ended one makes room', async () => {
  const groups = [{ groupId: platform.groups.Lyon }]
  const row = { email: 'une@x.example', groups, invitedById: platform.people.owner.id }
  await createInvitations(db, [{ ...row, state: 'cancelled' }, row])
  const second = sql`insert into invitations (email, language, invited_by_id, expires_at)
    values ('une@x.example', 'fr', ${platform.people.owner.id}, now())`
  expect(await refusal(second)).toBe('invitations_one_live_per_address')
})

test('E1 one account per address; exactly one owner, who stays', async () => {
  const again = sql`insert into accounts (email, first_name, last_name) values (${platform.people.learner.email}, 'A', 'B')`
  expect(await refusal(again)).toBe('accounts_one_per_address')
  expect(
    await refusal(sql`update accounts set is_owner = true where id = ${platform.people.learner.id}`),
  ).toBe('accounts_one_owner')
  expect(await refusal(sql`update accounts set status = 'deleted', deleted_at = now() where is_owner`)).toBe(
    'accounts_owner_stays',
  )
})

test('G2 only learners climb', async () => {
  const { groups, people } = platform
  const climbing = (role: string) => sql`insert into memberships (account_id, group_id, role, source_group_id)
    values (${people.outsider.id}, ${groups.France}, ${role}::role, ${groups.Lyon})`
  expect(await refusal(climbing('admin'))).toBe('memberships_only_learners_climb')
  expect(await refusal(climbing('learner'))).toBe('accepted')
})

test('what happened stays written: audit and seats are only added to', async () => {
  expect(await refusal(sql`update seat_changes set created_at = now()`)).toBe('refused')
  expect(await refusal(sql`delete from seat_changes`)).toBe('refused')
  expect(await refusal(sql`truncate seat_changes`)).toBe('refused')
  expect(await refusal(sql`update audit_events set action = 'other'`)).toBe('refused')
  expect(await refusal(sql`delete from audit_events`)).toBe('refused')
  expect(await refusal(sql`truncate audit_events`)).toBe('refused')
  const added = sql`insert into audit_events (action) values ('test')`
  expect(await refusal(added)).toBe('accepted')
})
