import { sql } from 'drizzle-orm'
import { type LinkKind, linkToken, resetVersion } from '@/domain/links/token'
import { invitationAllowed } from '@/tests/authorization-oracle'
import { post, returned } from './security/actions'
import { ask, bytesOf } from './security/ask'
import { groupNamed } from './security/canaries'
import { deeds, pageOf, targetsIn } from './security/deeds'
import { expect, type Ground, secrets, test } from './security/ground'
import { visitorNamed } from './security/people'

const keys = { current: secrets.AUTH_SECRET }

/** The seals of every link that is good for something; the rest of a token is an id that may be seen. */
async function sealsOf({ db }: Ground): Promise<Map<string, string>> {
  await db.execute(sql`
    insert into password_resets (account_id, expires_at)
    select id, now() + interval '1 hour' from accounts where status = 'active'`)
  const { rows } = await db.execute<{
    id: string
    version: number
    kind: LinkKind
  }>(sql`
    select id, link_version as version, 'first-login' as kind from invitations where status = 'pending'
    union all select id, link_version, 'not-for-me' from invitations where status <> 'accepted'
    union all select id, temporary_version, 'own-password' from accounts where temporary_password is not null
    union all select id, ${resetVersion}, 'password-reset' from password_resets where used_at is null`)
  const tokens = rows.map(({ id, version, kind }) => [linkToken(keys, kind, id, version), id] as const)
  return new Map(tokens.map(([token, id]) => [token.split('.')[2] ?? '', id]))
}

const seal = /[A-Za-z0-9_-]{43}/g

test('T05 no answer of any page or action contains a token, as whoever one asks', async ({ ground }) => {
  const groups = ['Lyon', 'Part-Dieu'].map((was) => groupNamed(ground.groups, was))
  const targets = await targetsIn(ground, groups)
  const seals = await sealsOf(ground)
  const found: string[] = []
  const search = (what: string, text: string) => {
    for (const [candidate] of text.matchAll(seal)) if (seals.has(candidate)) found.push(what)
  }
  for (const { key, cookie } of ground.people) {
    const headers = { cookie: `${cookie}; language=fr` }
    const doors = [
      '/login',
      '/forgot-password',
      '/first-login',
      '/reset-password',
      '/own-password',
      '/not-for-me',
    ]
    const own = ['/', ...doors, '/api/auth/session']
    const theirs = groups.flatMap(({ id }) =>
      ['', '/users/invite', '/users/invitations?group=all', '/settings/users'].map(
        (rest) => `/groups/${id}${rest}`,
      ),
    )
    const read = async (path: string) =>
      search(`${key} ${path}`, bytesOf(await ask(`${ground.url}${path}`, { headers })))
    await Promise.all([...own, ...theirs].map(read))
    for (const deed of deeds.filter(({ action }) => action !== 'linkOf' && action !== 'cancel')) {
      const [group, target] = [groups[0], targets[0]]
      if (!group || !target) throw new Error('nothing to try')
      const page = `${ground.url}${pageOf(deed.action, group.id)}`
      search(
        `${key} ${deed.what}`,
        bytesOf(await post(page, deed.action, deed.args(group, target), { headers })),
      )
    }
  }
  expect(seals.size).toBeGreaterThan(60)
  expect(found).toEqual([])
})

test('T05 a link is copied by whom it is permitted, and every copy is written down', async ({ ground }) => {
  const group = groupNamed(ground.groups, 'Part-Dieu')
  const token = linkToken(keys, 'first-login', group.invitationId, 1)
  const copies = async () => {
    const { rows } = await ground.db.execute<{ actorId: string }>(sql`
      select actor_id as "actorId" from audit_events
      where action = 'invitation.link_copied' and target_id = ${group.invitationId} order by id`)
    return rows.map(({ actorId }) => actorId)
  }
  const before = (await copies()).length
  const copied: (string | null)[] = []
  for (const { cookie, accountId, rights } of ground.people) {
    const page = `${ground.url}${pageOf('linkOf', group.id)}`
    const answer = await post(page, 'linkOf', [group.invitationId], { headers: { cookie } })
    const allowed = accountId !== null && invitationAllowed(rights, [group.path])
    expect(answer.body.includes(token)).toBe(allowed)
    if (!allowed) continue
    copied.push(accountId)
    expect(returned(answer)).toEqual({ ok: true, link: `${ground.url}/first-login/${token}` })
  }
  expect(copied.length).toBeGreaterThan(2)
  expect((await copies()).slice(before)).toEqual(copied)
})

test('T01 the link that a browser opens is in no later answer and in no log', async ({ ground }) => {
  const { invitationId, name } = groupNamed(ground.groups, 'Grenoble')
  const token = linkToken(keys, 'first-login', invitationId, 1)
  const opened = await ask(`${ground.url}/first-login/${token}`)
  expect(opened.status).toBe(303)
  expect(opened.headers['cache-control']).toContain('no-store')
  const [set = ''] = [opened.headers['set-cookie']].flat()
  expect(set).toMatch(/; Path=\/first-login; .*HttpOnly; SameSite=Lax/)
  const cookie = `${set.split(';')[0]}; language=fr`
  for (const headers of [{ cookie }, { cookie, rsc: '1' }]) {
    const first = await ask(`${ground.url}/first-login`, { headers })
    const { location } = first.headers
    const page = location ? await ask(new URL(String(location), ground.url).href, { headers }) : first
    expect(page.body).toContain(name)
    expect(bytesOf(page)).not.toContain(token)
    expect(page.headers['cache-control']).toContain('no-store')
  }
  expect(ground.log()).not.toContain(token.split('.')[2])
  expect(visitorNamed(ground.people, 'owner').accountId).not.toBeNull()
})
