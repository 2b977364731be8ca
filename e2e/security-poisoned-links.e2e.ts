import { randomBytes } from 'node:crypto'
import { once } from 'node:events'
import { readFileSync } from 'node:fs'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { dirname, join } from 'node:path'
import { sql } from 'drizzle-orm'
import { closeDatabase, db } from '@/db/client'
import { calendarVersion, type LinkKind, linkToken, resetVersion } from '@/domain/links/token'
import { env } from '@/env'
import { expect, test } from './journey'
import { form, post, returned } from './security/actions'
import { inviting, pageOf } from './security/deeds'
import { cookieOf } from './security/people'

/* On the platform of the run, since its worker really sends: what arrives in the inbox is what is judged. */

const file = process.env.DEMO_FILE ?? ''
const demo: { url: string; inbox: string } = JSON.parse(readFileSync(file, 'utf8'))
type Mail = { to: string[]; html: string; text: string }

const claims = (host: string): Record<string, string>[] => [
  { host },
  { 'x-forwarded-host': host },
  { forwarded: `for=203.0.113.7;host=${host};proto=https` },
  { 'x-forwarded-host': `${host}, localhost`, 'x-forwarded-proto': 'https', 'x-forwarded-port': '443' },
  {
    'x-original-host': host,
    'x-host': host,
    'x-original-url': `https://${host}/`,
    'x-rewrite-url': `//${host}/`,
  },
]

async function mailsTo(address: string): Promise<Mail[]> {
  const { data } = (await (await fetch(new URL('/emails', demo.inbox))).json()) as { data: Mail[] }
  return data.filter(({ to }) => to.includes(address))
}

/** The origins of everything in the mail that leads somewhere. */
const originsIn = ({ html, text }: Mail) =>
  new Set(
    [
      ...`${html.replace(/<!DOCTYPE[^>]*>/, '')} ${text}`.matchAll(
        /(?:href=|src=|\s|>)["']?(https?:\/\/[^/"'\s<]+)/g,
      ),
    ].map(([, origin]) => origin),
  )

async function administrator() {
  const { rows } = await db().execute<{ accountId: string; groupId: string }>(sql`
    select m.account_id as "accountId", m.group_id as "groupId" from memberships m join groups g on g.id = m.group_id
    join accounts a on a.id = m.account_id
    where g.name = 'Lyon' and m.role = 'admin' and a.status = 'active' limit 1`)
  const [{ accountId, groupId } = { accountId: '', groupId: '' }] = rows
  return { groupId, cookie: await cookieOf(db(), accountId, env().AUTH_SECRET) }
}

test.afterAll(closeDatabase)

test('T19 T01 whatever host a request claims, mails lead home; and no link is in a log', async () => {
  const contacted: string[] = []
  const elsewhere = createServer((request, answer) => {
    contacted.push(request.url ?? '')
    answer.end()
  }).listen(0, '127.0.0.1')
  await once(elsewhere, 'listening')
  const host = `127.0.0.1:${(elsewhere.address() as AddressInfo).port}`
  const { groupId, cookie } = await administrator()
  const emails: string[] = []
  for (const headers of claims(host)) {
    const email = `${randomBytes(6).toString('hex')}@t19.example`
    const page = `${demo.url}${pageOf('invite', groupId)}`
    const invited = await post(page, 'invite', inviting(groupId, email, ['learner']), {
      headers: { ...headers, cookie },
    })
    expect(returned(invited), JSON.stringify(headers)).toMatchObject({
      ok: true,
      outcomes: { invited: [email] },
    })
    const { rows } = await db().execute<{ id: string }>(
      sql`select id from invitations where email = ${email}`,
    )
    await post(`${demo.url}${pageOf('resend', groupId)}`, 'resend', [{ ids: [rows[0]?.id] }], {
      headers: { ...headers, cookie },
    })
    emails.push(email)
    await forget(headers)
  }
  const { rows } = await db().execute<{ email: string }>(
    sql`select email from accounts where email like '%@t19.example'`,
  )
  for (const [address, count] of [
    ...emails.map((email) => [email, 2] as const),
    ...rows.map(({ email }) => [email, 1] as const),
  ]) {
    await expect.poll(async () => (await mailsTo(address)).length, { timeout: 30_000 }).toBe(count)
    for (const mail of await mailsTo(address)) expect([...originsIn(mail)]).toEqual([demo.url])
  }
  expect(contacted).toEqual([])
  elsewhere.close()
  await nothingLogged()
})

/** Somebody new forgets their password: each account gets a few mails an hour only. */
async function forget(headers: Record<string, string>) {
  const email = `${randomBytes(6).toString('hex')}@t19.example`
  await db().execute(
    sql`insert into accounts (email, first_name, last_name) values (${email}, 'Jeanne', 'Oublie')`,
  )
  const args = [{ typed: {}, errors: [] }, form({ email })]
  const answer = await post(`${demo.url}/forgot-password`, 'forgotPassword', args, { headers })
  expect(returned(answer)).toMatchObject({ errors: [] })
}

/** T01: no link of this run, in whole or by its seal, is in what the app and the worker wrote. */
async function nothingLogged() {
  const { rows } = await db().execute<{
    id: string
    version: number
    kind: LinkKind
  }>(sql`
    select id, link_version as version, 'first-login' as kind from invitations
    union all select id, link_version, 'not-for-me' from invitations
    union all select id, temporary_version, 'own-password' from accounts
    union all select id, ${calendarVersion}, 'calendar' from course_sessions
    union all select id, ${resetVersion}, 'password-reset' from password_resets`)
  const logs = ['app', 'worker'].map((name) =>
    readFileSync(join(dirname(file), 'logs', `${name}.log`), 'utf8'),
  )
  expect(logs.join('').length).toBeGreaterThan(100)
  for (const { id, version, kind } of rows) {
    const [, , seal = ''] = linkToken({ current: env().AUTH_SECRET }, kind, id, version).split('.')
    for (const log of logs) expect(log).not.toContain(seal)
  }
}
