import { sql } from 'drizzle-orm'
import { beforeAll, describe, expect, test } from 'vitest'
import type { Database } from '@/db/client'
import { createAccounts } from '@/db/factories/accounts'
import { createGroups } from '@/db/factories/groups'
import { createMemberships } from '@/db/factories/memberships'
import { assignGroup } from '@/domain/course-sessions/assign-group'
import { enrolGroup } from '@/domain/course-sessions/enrol-group'
import { inviteIntoSession } from '@/domain/course-sessions/invite-into-session'
import { keys, laySessionGround, type SessionGround } from '@/tests/session-ground'
import { atEveryCut } from './at-every-cut'

let ground: SessionGround
let session: string
beforeAll(async () => {
  ground = await laySessionGround()
  session = await ground.session()
})

const people = (turn: string) => [0, 1, 2].map((at) => `p${at}@${turn}.example`)

/** How many of the turn's people follow the session, and how many mails they have: all or nothing, one each. */
async function figuresOf(turn: string) {
  const mine = (who: string) => who.includes(`@${turn}.example`)
  const { rows } = await ground.db.execute<{ count: number }>(
    sql`select count(*)::int as count from mails where recipient like ${`%@${turn}.example`}`,
  )
  return [(await ground.followers(session)).filter(mine).length, rows[0]?.count]
}
const whole = async (turn: string) =>
  expect(
    [
      [0, 0],
      [3, 3],
    ],
    turn,
  ).toContainEqual(await figuresOf(turn))

/** A group of its own for the turn, with three learners; once. */
async function groupOf(turn: string): Promise<string> {
  const { rows } = await ground.db.execute<{ id: string }>(sql`select id from groups where name = ${turn}`)
  if (rows[0]) return rows[0].id
  const parentId = ground.platform.groups.Lyon
  const made = await createGroups(ground.db, { name: turn, visibility: 'private' }, { parentId })
  const groupId = made[turn] ?? ''
  const created = await createAccounts(
    ground.db,
    people(turn).map((email) => ({ firstName: 'Ana', lastName: 'Durand', email })),
  )
  await createMemberships(
    ground.db,
    created.map(({ id }) => ({ accountId: id, groupId })),
  )
  return groupId
}

describe('F06 a connection lost at every statement of what is done from a session', {
  timeout: 90_000,
}, () => {
  test('inviting: done again, everybody is expected once, with one mail', async () => {
    const coach = await ground.as('coach')
    const invite = (db: Database, turn: string) =>
      inviteIntoSession(db, keys, coach, {
        courseSessionId: session,
        groupId: ground.platform.groups.Lyon,
        emails: people(turn).join(' '),
        mailAgain: false,
      })
    const { statements, lost } = await atEveryCut(ground.db, 'invite', invite, whole)
    expect(lost).toBe(statements * 2)
    const all = (await ground.followers(session)).filter((who) => who.includes('@invite-'))
    expect(new Set(all).size).toBe((statements * 2 + 2) * 3)
    for (const turn of ['invite-first', 'invite-1-before', `invite-${statements}-answer`])
      expect(await figuresOf(turn)).toEqual([3, 3])
  })

  test('F10 assigning a group, and the worker: done again, everybody follows once, with one mail', async () => {
    const admin = await ground.as('platformAdmin')
    const assign = async (db: Database, turn: string) => {
      const given = { courseSessionId: session, groupId: await groupOf(turn) }
      await assignGroup(db, admin, given)
      await enrolGroup(db, given)
    }
    const { statements, lost } = await atEveryCut(ground.db, 'assign', assign, whole)
    expect(lost).toBe(statements * 2)
    const all = (await ground.followers(session)).filter((who) => who.includes('@assign-'))
    expect(all.length).toBe((statements * 2 + 2) * 3)
    for (let statement = 1; statement <= statements; statement++)
      expect(await figuresOf(`assign-${statement}-answer`)).toEqual([3, 3])
  })
})
