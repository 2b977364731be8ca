import { sql } from 'drizzle-orm'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { type Database, openDatabase } from '@/db/client'
import { createAccounts } from '@/db/factories/accounts'
import { createInvitations } from '@/db/factories/invitations'
import { actorOf } from '@/db/factories/memberships'
import { createPlatform, type Platform } from '@/db/factories/platform'
import type { Actor } from '@/domain/access/actor'
import { deleteAccounts } from '@/domain/accounts/delete-accounts'
import { acceptInvitation } from '@/domain/invitations/accept-invitation'
import { activateFor } from '@/domain/invitations/activate-for'
import { linkToken } from '@/domain/links/token'
import { env } from '@/env'
import { testDatabase } from '@/tests/database'
import { changeLimit } from './change-limit'

/* B2: however many come in at once, through however many connections, there are never more than there may be. */

const keys = { current: 'a secret that only this test has, and long enough' }
const connections = 10
const person = { firstName: 'Ana', lastName: 'Roy', passwordHash: 'not a real hash' }

let db: Database
let platform: Platform
let owner: Actor
let pools: Database[]

beforeAll(async () => {
  db = await testDatabase()
  platform = await createPlatform(db)
  owner = await actorOf(db, platform.people.owner)
  const { DATABASE_URL, DATABASE_GATEWAY } = env()
  pools = Array.from({ length: 3 }, () => openDatabase(DATABASE_URL, DATABASE_GATEWAY, connections))
})
beforeEach(() => changeLimit(db, owner, null))
afterAll(async () => {
  await Promise.all(pools.map((pool) => pool.$client.end()))
})

const invited = (count: number) =>
  createInvitations(
    db,
    Array.from({ length: count }, () => ({
      email: `${crypto.randomUUID()}@s.example`,
      groups: [{ groupId: platform.groups['Lyon-Ventes'] }],
      invitedById: owner.accountId,
      mail: 'none' as const,
    })),
  )

/**
 * By the form of the first login, and every third by somebody who activates them, each connection busy all the time:
 * how each came out.
 */
async function comeIn(invitations: readonly { id: string }[]): Promise<string[]> {
  const outcomes: string[] = []
  const waiting = invitations.entries()
  const takeTurns = async (pool: Database) => {
    for (const [at, { id }] of waiting) {
      const token = linkToken(keys, 'first-login', id, 1)
      const answer = await (at % 3 === 0
        ? activateFor(pool, owner, { ...person, invitationId: id })
        : acceptInvitation(pool, keys, { ...person, token, invitationId: id }))
      outcomes.push(answer.ok ? 'in' : answer.code)
    }
  }
  await Promise.all(pools.flatMap((pool) => Array.from({ length: connections }, () => takeTurns(pool))))
  return outcomes
}

async function seats() {
  const { rows } = await db.execute<{ taken: number; moved: number; active: number }>(sql`
    select taken, (select sum(change)::int from seat_changes) as moved,
      (select count(*)::int from accounts where status = 'active') as active from seats`)
  const [now] = rows
  if (!now) throw new Error('no seats')
  expect([now.moved, now.active]).toEqual([now.taken, now.taken])
  return now.taken
}

const pendingOf = async (invitations: readonly { id: string }[]) =>
  (
    await db.execute<{ id: string }>(sql`
      select id from invitations where status = 'pending'
        and id = any(${sql.param(invitations.map(({ id }) => id))}::uuid[])`)
  ).rows

/** Looks all the time whether there are too many, until `work` is done. */
async function watching<Value>(work: Promise<Value>): Promise<Value> {
  let done = false
  const look = async () => {
    while (!done) {
      const { rows } = await db.execute(sql`select from seats where taken > most`)
      expect(rows, 'more seats than there may be').toEqual([])
    }
  }
  const [value] = await Promise.all([
    work.finally(() => {
      done = true
    }),
    look(),
  ])
  return value
}

describe('B2', { timeout: 120_000 }, () => {
  test('a thousand who come in at once: exactly as many as there are seats, the others are told and keep their invitation', async () => {
    const invitations = await invited(1000)
    const before = await seats()
    await changeLimit(db, owner, before + 400)
    const outcomes = await watching(comeIn(invitations))
    expect(outcomes.filter((outcome) => outcome === 'in')).toHaveLength(400)
    expect(outcomes.filter((outcome) => outcome === 'no_seat')).toHaveLength(600)
    expect(await seats()).toBe(before + 400)
    const pending = await pendingOf(invitations)
    expect(pending).toHaveLength(600)
    const { rows } = await db.execute(sql`
      select from audit_events where target_id = any(${sql.param(pending.map(({ id }) => id))}::uuid[])`)
    expect(rows, 'nothing is left of a try').toEqual([])
    await changeLimit(db, owner, before + 402)
    expect((await comeIn(pending.slice(0, 3))).sort()).toEqual(['in', 'in', 'no_seat'])
  })

  test('while others are deleted: never one more, and every seat that comes free is somebody’s', async () => {
    const invitations = await invited(200)
    const gone = await createAccounts(
      db,
      Array.from({ length: 40 }, (_, at) => ({ firstName: 'X', lastName: 'Y', email: `x${at}@s.example` })),
    )
    const limit = (await seats()) + 60
    await changeLimit(db, owner, limit)
    const deletions = gone.map(({ id }, at) =>
      deleteAccounts(pools[at % pools.length] ?? db, owner, { ids: [id] }),
    )
    const [outcomes, answers] = await watching(Promise.all([comeIn(invitations), Promise.all(deletions)]))
    expect(answers.flatMap(({ done }) => done)).toHaveLength(40)
    const cameIn = outcomes.filter((outcome) => outcome === 'in').length
    expect(cameIn).toBeGreaterThanOrEqual(60)
    expect(cameIn).toBeLessThanOrEqual(100)
    await comeIn(await pendingOf(invitations))
    expect(await seats()).toBe(limit)
  })

  test('below what is taken nobody has to leave and nobody comes in; people may still go, and with a limit that fits others come', async () => {
    const [invitation] = await invited(1)
    const [leaver] = await createAccounts(db, [{ firstName: 'X', lastName: 'Z' }])
    const taken = await seats()
    await changeLimit(db, owner, 1)
    expect(await seats()).toBe(taken)
    expect(await comeIn(invitation ? [invitation] : [])).toEqual(['no_seat'])
    expect(await deleteAccounts(db, owner, { ids: [leaver?.id ?? ''] })).toMatchObject({ done: [leaver?.id] })
    await changeLimit(db, owner, taken)
    expect(await comeIn(invitation ? [invitation] : [])).toEqual(['in'])
  })
})
