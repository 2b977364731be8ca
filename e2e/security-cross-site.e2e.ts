import { sql } from 'drizzle-orm'
import { demoPassword } from '@/db/seed'
import { linkToken } from '@/domain/links/token'
import { form, post, returned } from './security/actions'
import { ask } from './security/ask'
import { groupNamed } from './security/canaries'
import { deeds, placeOf, targetsIn } from './security/deeds'
import { expect, secrets, test } from './security/ground'
import { visitorNamed } from './security/people'
import { stateOf } from './security/state'

const foreign = ['https://evil.example', 'null', 'http://localhost:1', 'http://evil.localhost']

test('T25 a post from another site does nothing, whoever is signed in; from here it works', async ({
  ground,
}) => {
  const group = groupNamed(ground.groups, 'Lyon')
  const { cookie } = visitorNamed(ground.people, 'group_admin')
  const [target] = await targetsIn(ground, [group])
  if (!target) throw new Error('nothing to try')
  const attempt = (deed: (typeof deeds)[number], origin: string) =>
    post(`${ground.url}${placeOf(deed, group)}`, deed.action, deed.args(group, target), {
      headers: { cookie, origin },
    })
  const before = await stateOf(ground.db)
  for (const origin of foreign) {
    for (const deed of deeds) {
      const answer = await attempt(deed, origin)
      expect(deed.worked(returned(answer)), `${deed.what} from ${origin}`).toBe(false)
    }
    const out = await post(`${ground.url}/`, 'signOut', [form({})], { headers: { cookie, origin } })
    expect(out.headers['set-cookie'], origin).toBeUndefined()
  }
  expect(await stateOf(ground.db)).toEqual(before)
  for (const deed of deeds)
    expect(deed.worked(returned(await attempt(deed, ground.url))), deed.what).toBe(true)
})

test('T25 the language is changed by this site alone', async ({ ground }) => {
  const { cookie } = visitorNamed(ground.people, 'learner')
  const choose = (headers: Record<string, string>) =>
    ask(`${ground.url}/api/language`, {
      method: 'POST',
      headers: { cookie, 'content-type': 'application/x-www-form-urlencoded', ...headers },
      body: 'language=en',
    })
  const before = await stateOf(ground.db)
  for (const origin of foreign) expect((await choose({ origin })).status, origin).toBe(403)
  expect((await choose({})).status, 'no origin').toBe(403)
  expect(await stateOf(ground.db)).toEqual(before)
  const here = await choose({ origin: ground.url, referer: `${ground.url}//evil.example/x` })
  expect(here).toMatchObject({ status: 303, headers: { location: '/' } })
  expect(await stateOf(ground.db)).not.toEqual(before)
})

test('T25 only the page of a link tells that a person was there', async ({ ground }) => {
  const { invitationId } = groupNamed(ground.groups, 'Part-Dieu')
  const token = linkToken({ current: secrets.AUTH_SECRET }, 'first-login', invitationId, 1)
  const opened = await ask(`${ground.url}/first-login/${token}`)
  const [cookie = ''] = [opened.headers['set-cookie']].flat().map((set) => set?.split(';')[0])
  const visitId = cookie.split('~')[1]
  const tell = async (headers: Record<string, string>) =>
    (await ask(`${ground.url}/first-login/visit`, { method: 'POST', headers })).status
  const visitor = async () =>
    (await ground.db.execute(sql`select visitor from link_visits where id = ${visitId}`)).rows[0]?.visitor
  for (const origin of foreign) expect(await tell({ cookie, origin }), origin).toBe(403)
  expect(await tell({ cookie }), 'no origin').toBe(403)
  const bent = `first-login=${token.slice(0, -1)}~${visitId}`
  for (const other of ['', 'first-login=x~y', `first-login=~${visitId}`, 'first-login=%00~%00', bent])
    expect(await tell({ cookie: other, origin: ground.url }), other).toBe(204)
  expect(await visitor()).toBe('automatic')
  expect(await tell({ cookie, origin: ground.url })).toBe(204)
  await expect.poll(visitor).toBe('person')
})

test('nobody is led to another site', async ({ ground }) => {
  const { url } = ground
  const outside = [
    '//evil.example',
    '/\\evil.example',
    'https://evil.example',
    'javascript:alert(1)',
    '/\t/evil.example',
  ]
  const { email } = visitorNamed(ground.people, 'learner')
  const args = [{ typed: {}, errors: [] }, form({ email, password: demoPassword, next: '//evil.example' })]
  const landing = async (next: string) => {
    const referer = `${url}/login?next=${encodeURIComponent(next)}`
    const { headers } = await post(`${url}/login`, 'logIn', args, {
      headers: { referer, cookie: 'language=fr' },
    })
    return String(headers['x-action-redirect']).split(';')[0]
  }
  for (const next of outside) expect(await landing(next), next).toBe('/')
  expect(await landing('/groups/x')).toBe('/groups/x')
  for (const path of [
    '//evil.example',
    '/fr//evil.example',
    '/fr/%2F/evil.example',
    '/en/\\evil.example',
    '/fr/..//evil.example',
  ]) {
    const { headers } = await ask(`${url}${path}`)
    const { location } = headers
    if (location) expect(new URL(String(location), url).origin, path).toBe(url)
  }
})
