import { sql } from 'drizzle-orm'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { type CredentialsRoom, openCredentialsRoom, ownPassword, passwordIn } from '@/tests/credentials-room'
import type { MailRoom } from '@/tests/mail-room'
import { sendPasswordLink } from './send-password-link'

let credentials: CredentialsRoom
let room: MailRoom

beforeAll(async () => {
  credentials = await openCredentialsRoom()
  room = credentials.room
})
beforeEach(() => room.empty())
afterAll(() => room.resend.close())

describe('C4 credentials by mail', () => {
  test('the mail says who, where and what; its password leads to one’s own, and is dead then', async () => {
    const { id, login } = await credentials.somebody()
    const text = await credentials.deliver()
    expect(room.resend.inbox.at(-1)).toMatchObject({ to: login })
    expect(text).toContain('Gaëlle Le Goff')
    expect(text).toContain('Lyon')
    expect(text).not.toMatch(/France|Plateforme/)
    const password = passwordIn(text)
    expect(await credentials.code(login, password)).toBe('own_password_due')
    expect(await credentials.choose(id)).toMatchObject({ ok: true })
    expect(await credentials.code(login, password)).toBe('wrong')
    expect(await credentials.code(login, ownPassword)).toBe('signed in')
  })

  test('sent again, by whomever: the same password, the same creator, one more mail', async () => {
    const { id, login } = await credentials.somebody()
    const first = await credentials.deliver()
    const answer = await sendPasswordLink(room.db, await credentials.actor('platformAdmin'), [id])
    expect(answer).toEqual([{ accountId: id, outcome: 'credentials' }])
    expect(await credentials.deliver()).toBe(first)
    expect(room.resend.inbox).toHaveLength(2)
    expect(await credentials.code(login, passwordIn(first))).toBe('own_password_due')
  })

  test('F02 an attempt that got no answer is the same call to the byte', async () => {
    await credentials.somebody()
    const [batch] = await room.ledger()
    room.resend.faults.push({ kind: 'accept_then_drop' })
    await expect(room.send(batch?.batchId ?? '')).rejects.toThrow()
    await room.openGate()
    await room.send(batch?.batchId ?? '')
    const bodies = room.resend.calls.map(({ body }) => body)
    expect(new Set(bodies).size).toBe(1)
    expect(room.resend.inbox).toHaveLength(1)
  })

  test('the password is nowhere in the database, however it is written', async () => {
    const { id } = await credentials.somebody()
    const password = passwordIn(await credentials.deliver())
    await sendPasswordLink(room.db, await credentials.actor(), [id])
    const { rows: tables } = await room.db.execute<{ name: string }>(sql`
      select format('%I.%I', schemaname, tablename) as name from pg_tables
      where schemaname in ('public', 'pgboss')`)
    let looked = 0
    for (const { name } of tables) {
      const { rows } = await room.db.execute<{ text: string }>(
        sql`select coalesce(string_agg(t::text, ' '), '') as text from ${sql.raw(name)} t`,
      )
      const text = rows[0]?.text ?? ''
      if (text.includes(id)) looked += 1
      for (const form of [password, password.replaceAll('-', ''), password.toUpperCase()]) {
        expect(text.includes(form), name).toBe(false)
      }
    }
    expect(looked, 'the control: where the person is').toBeGreaterThan(3)
  })

  test('who has chosen their own meanwhile gets no credentials any more', async () => {
    const { id } = await credentials.somebody()
    await credentials.choose(id)
    await credentials.deliver()
    expect(room.resend.inbox).toEqual([])
    expect(await room.ledger()).toMatchObject([{ status: 'failed', failure: 'superseded' }])
  })

  test('nor who was deleted meanwhile', async () => {
    const { id } = await credentials.somebody()
    await room.db.execute(sql`update accounts set status = 'deleted', deleted_at = now() where id = ${id}`)
    await credentials.deliver()
    expect(room.resend.inbox).toEqual([])
  })
})
