import { randomBytes } from 'node:crypto'
import { sql } from 'drizzle-orm'
import { createAccounts } from '@/db/factories/accounts'
import { createCourseSessions } from '@/db/factories/course-sessions'
import { createInvitations } from '@/db/factories/invitations'
import { doorOf, type LinkKind, linkKinds, linkToken } from '@/domain/links/token'
import { type ActionName, form, post } from './security/actions'
import { ask } from './security/ask'
import { groupNamed } from './security/canaries'
import { everyColumn } from './security/columns'
import { expect, type Ground, secrets, test } from './security/ground'
import { visitorNamed } from './security/people'
import { stateOf } from './security/state'

const keys = { current: secrets.AUTH_SECRET }
const typed = { typed: {}, errors: [] }
const password = 'cerise radiateur jeudi lampe'
const person = { lastName: 'Lemaître', firstName: 'Zoé', password }
const actionOf = {
  'first-login': 'acceptAndSignIn',
  'password-reset': 'changePassword',
  'not-for-me': 'eraseMyAddress',
  'own-password': 'chooseOwn',
} as const satisfies Record<Exclude<LinkKind, 'calendar'>, ActionName>
type Page = keyof typeof actionOf
const pages = Object.keys(actionOf) as Page[]

/** An invitation, a request for a password, an account and a course session with one and the same id: only the keys tell their links apart. */
async function sameId({ db, groups, people }: Ground) {
  const group = groupNamed(groups, 'Lyon')
  const owner = visitorNamed(people, 'owner').accountId ?? ''
  const email = `${randomBytes(6).toString('hex')}@t04.example`
  const [invitation] = await createInvitations(db, [
    { email, groups: [{ groupId: group.id }], invitedById: owner },
  ])
  const id = invitation?.id ?? ''
  const [forgetful] = await createAccounts(db, [
    { firstName: 'Zoé', lastName: 'Lemaître', email: `forgetful.${email}` },
  ])
  await db.execute(sql`insert into password_resets (id, account_id, expires_at)
    values (${id}, ${forgetful?.id}, now() + interval '1 hour')`)
  await db.execute(sql`
    insert into accounts (id, email, first_name, last_name, temporary_password, temporary_version)
    values (${id}, ${`due.${email}`}, 'Zoé', 'Lemaître', 'mailed', 1)`)
  const [session] = await createCourseSessions(db, [
    { course: `Parcours ${email}`, groupId: group.id, authorId: owner },
  ])
  await db.execute(sql`update course_sessions set id = ${id} where id = ${session}`)
  return { id, email }
}

const cookieAt = (door: Page, token: string) => ({ cookie: `${door}=${token}; language=fr` })
const posted = ({ url }: Ground, door: Page, id: string, token: string, more = {}) =>
  post(`${url}/${doorOf[door]}`, actionOf[door], [typed, form({ ...more, invitationId: id, ...person })], {
    headers: cookieAt(door, token),
  })

test('T04 each kind of link at each door, page and action: only its own opens', async ({ ground }) => {
  const { id, email } = await sameId(ground)
  const untouched = await stateOf(ground.db)
  for (const made of linkKinds) {
    const token = linkToken(keys, made, id, 1)
    for (const door of pages.filter((page) => page !== made)) {
      const { body } = await ask(`${ground.url}/fr/${doorOf[door]}`, { headers: cookieAt(door, token) })
      expect(body, `${made} at ${door}`).not.toContain(email)
      await posted(ground, door, id, token)
      expect(await stateOf(ground.db), `${made} posted at ${door}`).toEqual(untouched)
    }
  }
  for (const kind of pages) {
    const { id: own } = await sameId(ground)
    const before = await stateOf(ground.db)
    await posted(ground, kind, own, linkToken(keys, kind, own, 1))
    expect(await stateOf(ground.db), `${kind} at its own door`).not.toEqual(before)
  }
})

test('T04 the dates of a session open with a link of their own kind only, and to whoever has it', async ({
  ground,
}) => {
  const { id, email } = await sameId(ground)
  const file = (token: string) => ask(`${ground.url}/calendar/${token}.ics`)
  for (const kind of pages) {
    const { status, body } = await file(linkToken(keys, kind, id, 1))
    expect({ status, body }, kind).toEqual({ status: 404, body: '' })
  }
  const token = linkToken(keys, 'calendar', id, 1)
  expect(await file(token.replace(/.$/, (last) => (last === 'A' ? 'Q' : 'A')))).toMatchObject({ status: 404 })
  const own = await file(token)
  expect(own).toMatchObject({ status: 200, headers: { 'content-type': 'text/calendar; charset=utf-8' } })
  expect(own.headers).toMatchObject({ 'cache-control': 'private, no-store', 'x-robots-tag': 'noindex' })
  expect(own.body.replaceAll('\r\n ', '').replaceAll('\u200b', '')).toContain(`SUMMARY:Parcours ${email}`)
  expect(ground.log()).not.toContain(token.split('.')[2])
})

test('T14 T06 erasing takes the link of the browser and no other word', async ({ ground }) => {
  const [mine, other] = [await sameId(ground), await sameId(ground)]
  const more = await everyColumn(ground, ['invitations', 'erased_addresses'], [])
  const named = {
    ...more,
    id: other.id,
    email: other.email,
    token: linkToken(keys, 'not-for-me', other.id, 1),
  }
  await posted(ground, 'not-for-me', other.id, linkToken(keys, 'not-for-me', mine.id, 1), named)
  const { rows } = await ground.db.execute(sql`
    select email, status from invitations where email in (${mine.email}, ${other.email})`)
  expect(rows).toEqual([{ email: other.email, status: 'pending' }])
})

test('T25 T02 a post from another site, a look and a prefetch erase nothing; one post from here does', async ({
  ground,
}) => {
  const { id } = await sameId(ground)
  const token = linkToken(keys, 'not-for-me', id, 1)
  const headers = cookieAt('not-for-me', token)
  const before = await stateOf(ground.db)
  for (const origin of ['https://evil.example', 'null']) {
    const from = { headers: { ...headers, origin } }
    await post(`${ground.url}/not-for-me`, 'eraseMyAddress', [typed, form({})], from)
  }
  for (const method of ['HEAD', 'GET']) {
    const opened = await ask(`${ground.url}/not-for-me/${token}`, { method })
    expect(opened).toMatchObject({ status: 303, headers: { location: '/not-for-me' } })
    expect(opened.headers['cache-control']).toContain('no-store')
    expect(opened.headers['referrer-policy']).toMatch(/^(no-referrer|same-origin)$/)
    expect(String(opened.headers['set-cookie'])).toMatch(/; Path=\/not-for-me; .*HttpOnly; SameSite=Lax/)
    const page = await ask(`${ground.url}/not-for-me`, { method, headers })
    expect(page.headers['cache-control']).toContain('no-store')
  }
  const prefetch = { rsc: '1', 'next-router-prefetch': '1', purpose: 'prefetch' }
  await ask(`${ground.url}/not-for-me`, { headers: { ...headers, ...prefetch } })
  expect(await stateOf(ground.db)).toEqual(before)
  await posted(ground, 'not-for-me', id, token)
  expect(await stateOf(ground.db)).not.toEqual(before)
  expect(ground.log()).not.toContain(token.split('.')[2])
})
