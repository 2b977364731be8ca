import { sql } from 'drizzle-orm'
import { beforeAll, describe, expect, test } from 'vitest'
import type { Database } from '@/db/client'
import { createInvitations } from '@/db/factories/invitations'
import { actorOf } from '@/db/factories/memberships'
import { type Cast, createPlatform, type Platform } from '@/db/factories/platform'
import { testDatabase } from '@/tests/database'
import { readSending } from './read-sending'

let db: Database
let platform: Platform
const read = async (person: Cast) => readSending(db, await actorOf(db, platform.people[person]))

beforeAll(async () => {
  db = await testDatabase()
  platform = await createPlatform(db)
  const row = { groups: [{ groupId: platform.groups.Lyon }], invitedById: platform.people.owner.id }
  await createInvitations(db, [
    { ...row, email: 'un@douteux.example', mail: 'uncertain' },
    { ...row, email: 'deux@douteux.example', mail: 'uncertain', state: 'expired' },
    { ...row, email: 'venue@douteux.example', mail: 'uncertain', state: 'accepted' },
    { ...row, email: 'refusee@douteux.example', delivery: 'bounced' },
  ])
})

describe('how sending stands', () => {
  test('F03 counts what a person has to decide: nothing that came back, nothing that has ended', async () => {
    expect(await read('platformAdmin')).toEqual({ uncertain: 2, paused: null })
  })

  test('tells a pause of the provider while it lasts', async () => {
    await db.execute(sql`
      insert into mail_gate (paused_until, pause_reason) values (now() + interval '1 hour', 'quota_reached')
      on conflict ("only") do update set paused_until = excluded.paused_until, pause_reason = excluded.pause_reason`)
    expect((await read('owner'))?.paused).toMatchObject({ reason: 'quota_reached' })
    await db.execute(sql`update mail_gate set paused_until = now() - interval '1 second'`)
    expect((await read('owner'))?.paused).toBeNull()
  })

  test('A2 is nobody else’s to know', async () => {
    for (const person of ['groupAdmin', 'userAdmin', 'learner'] as const)
      expect(await read(person)).toBeNull()
  })
})
