import { sql } from 'drizzle-orm'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { linkToken } from '@/domain/links/token'
import { type CredentialsRoom, openCredentialsRoom, ownPassword } from '@/tests/credentials-room'
import { linkKeys as keys, type MailRoom } from '@/tests/mail-room'
import { renewCode } from './renew-code'

let credentials: CredentialsRoom
let room: MailRoom

beforeAll(async () => {
  credentials = await openCredentialsRoom()
  room = credentials.room
})
beforeEach(() => room.empty())
afterAll(() => room.resend.close())

describe('C5 a new code', () => {
  test('kills the password and every code before it, leaves sign-ins, and is answered once', async () => {
    const person = await credentials.somebody('sheet')
    await credentials.choose(person.id)
    expect(await credentials.code(person.login, ownPassword)).toBe('signed in')
    const [renewed] = await renewCode(room.db, keys, await credentials.actor(), [person.id])
    expect(renewed).toMatchObject({ accountId: person.id, login: person.login, lastName: 'Imbert' })
    expect(await credentials.code(person.login, ownPassword)).toBe('wrong')
    expect(await credentials.code(person.login, person.code)).toBe('wrong')
    expect(await credentials.code(person.login, renewed?.sheet.code ?? '')).toBe('own_password_due')
    expect(await credentials.choose(person.id, 1)).toMatchObject({ ok: false })
    const [again] = await renewCode(room.db, keys, await credentials.actor(), [person.id])
    expect(await credentials.code(person.login, renewed?.sheet.code ?? '')).toBe('wrong')
    expect(again?.sheet.token).toBe(linkToken(keys, 'own-password', person.id, 3))
    const { rows } = await room.db.execute(sql`
      select ended_at from sign_ins where account_id = ${person.id}`)
    expect(rows).toEqual([{ ended_at: null }])
    const { rows: events } = await room.db.execute(sql`
      select details from audit_events where target_id = ${person.id} and action = 'account.code_renewed'`)
    expect(events).toEqual([{ details: {} }, { details: {} }])
  })

  test('T12 T13 is for people without a mailbox who are the actor’s, and nobody else', async () => {
    const [mailed, paper] = [await credentials.somebody(), await credentials.somebody('sheet')]
    const asked = [mailed.id, paper.id, room.platform.people.learner.id]
    for (const as of ['coach', 'learner', 'outsider'] as const) {
      expect(await renewCode(room.db, keys, await credentials.actor(as), asked)).toEqual([])
    }
    expect(await renewCode(room.db, keys, await credentials.actor('userAdmin'), asked)).toMatchObject([
      { accountId: paper.id },
    ])
  })
})
