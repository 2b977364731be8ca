import { encode } from 'next-auth/jwt'
import { form, post } from './security/actions'
import { ask } from './security/ask'
import { groupNamed } from './security/canaries'
import { inviting, pageOf } from './security/deeds'
import { expect, type Ground, secrets, test } from './security/ground'
import { sessionCookie, visitorNamed } from './security/people'

const bytes = (text: string) => Buffer.from(text, 'utf8').toString('latin1')
const token = (payload: Record<string, unknown>, secret = secrets.AUTH_SECRET, maxAge = 3600) =>
  encode({ token: payload, secret, salt: sessionCookie, maxAge })

/** Cookies that we did not make, or made for something else. */
async function brokenCookies(good: string): Promise<Record<string, string>> {
  const bent = `${good.slice(0, -4)}AAAA`
  return {
    empty: `${sessionCookie}=`,
    'not a token': `${sessionCookie}=x`,
    'a bent token': bent,
    'cut in the middle': good.slice(0, good.length / 2),
    'another secret': `${sessionCookie}=${await token({ sub: 'x' }, 'another secret, and long enough as well')}`,
    'no id inside': `${sessionCookie}=${await token({})}`,
    'not an id inside': `${sessionCookie}=${await token({ sub: "x' or 1=1 --" })}`,
    'a NUL inside': `${sessionCookie}=${await token({ sub: '\0' })}`,
    'a number inside': `${sessionCookie}=${await token({ sub: 7 as unknown as string })}`,
    'an id of nobody': `${sessionCookie}=${await token({ sub: '01900000-0000-7000-8000-000000000000' })}`,
    'too old': `${sessionCookie}=${await token({ sub: 'x' }, secrets.AUTH_SECRET, -3600)}`,
    huge: `${sessionCookie}=${'a'.repeat(12_000)}`,
    'a wrong encoding': `${sessionCookie}=%E0%A4%A`,
    'raw bytes': `${sessionCookie}=${bytes('é€')}`,
    'pieces of nothing': `${sessionCookie}.0=a; ${sessionCookie}.1=b`,
    'a language of nobody': 'language=../../etc/passwd',
    'a NUL as link': 'first-login=%00; password-reset=%00; not-for-me=%00; own-password=%00',
    'no cookie at all': ';;;=;=',
  }
}

test('T27 a cookie that is not ours leads to the sign-in page, and never to an error', async ({ ground }) => {
  const { cookie } = visitor(ground)
  const group = groupOf(ground)
  const good = await ask(`${ground.url}/groups/${group.id}`, { headers: { cookie } })
  expect(good.body).toContain(group.name)
  for (const [what, broken] of Object.entries(await brokenCookies(cookie))) {
    for (const path of [
      `/groups/${group.id}`,
      '/',
      '/login',
      '/first-login',
      '/reset-password',
      '/own-password',
      '/not-for-me',
      '/api/auth/session',
    ]) {
      const { status, headers, body } = await ask(`${ground.url}${path}`, { headers: { cookie: broken } })
      expect.soft(status, `${what} at ${path}: ${body}`).toBeLessThan(500)
      expect.soft(body, `${what} at ${path}`).not.toContain(group.name)
      if (!path.startsWith('/groups')) continue
      const sent = headers.location ?? body
      expect.soft(String(sent), `${what} at ${path}`).toContain('/login')
    }
    const page = `${ground.url}${pageOf('invite', group.id)}`
    const invited = await post(page, 'invite', inviting(group.id, 'x@y.example', ['learner']), {
      headers: { cookie: broken },
    })
    expect.soft(invited.status, what).toBeLessThan(500)
    expect.soft(invited.body, what).toContain('signed_out')
  }
})

const cursor = (value: unknown) => Buffer.from(JSON.stringify(value)).toString('base64url')
const anId = '01900000-0000-7000-8000-000000000000'
const queries = [
  'q=%00',
  'q=%E0%A4%A',
  'q=a&q=b',
  'state=x&sort=y&group=z',
  'page=%00',
  `page=${cursor(null)}`,
  `sort=email&page=${cursor({ value: '\0', id: anId })}`,
  `sort=expiry&page=${cursor({ value: '2026-01-01 10:00 (hm)', id: anId })}`,
  `sort=expiry&page=${cursor({ value: '0000-01-01 10:00:00+00', id: anId })}`,
  `after=${cursor({ lastName: '\0', firstName: '', id: anId })}`,
  `after=${cursor({ lastName: 'a', firstName: 'b', id: 'c' })}`,
]

test('T27 nonsense in the address shows the page, and never an error', async ({ ground }) => {
  const { cookie } = visitor(ground)
  const group = groupOf(ground)
  const places = [
    `/groups/${group.id}/users/invitations`,
    `/groups/${group.id}/settings/users`,
    `/sessions/${group.courseSessionId}`,
    `/sessions/${group.courseSessionId}/enrol`,
  ]
  for (const place of places) {
    for (const query of [...queries, 'tab=x', 'tab=groups&tab=people']) {
      const { status, body } = await ask(`${ground.url}${place}?${query}`, { headers: { cookie } })
      expect.soft(status, `${place}?${query}`).toBe(200)
      expect.soft(failures(body), `${place}?${query}`).toEqual([])
    }
  }
  const files = ['/calendar/%00', '/calendar/.ics', '/calendar/x/y']
  for (const path of [
    '/groups/%00',
    '/icon.svgx',
    '/robots.txtx',
    '/_next/x',
    '/fr/fr',
    '/api/x',
    ...files,
  ]) {
    const { status } = await ask(`${ground.url}${path}`, { headers: { cookie } })
    expect.soft(status, path).toBeLessThan(500)
  }
})

test('T27 nonsense in a form is answered, and never an error', async ({ ground }) => {
  const { cookie } = visitor(ground)
  const group = groupOf(ground)
  const typed = { typed: {}, errors: [] }
  const [email, password] = ['\0@x.example\0', '\0'.repeat(20)]
  const date = (deletionDate: string) =>
    form({ groupId: group.id, emails: 'x@y.example', roles: ['learner'], language: 'fr', deletionDate })
  const posts = [
    ['/login', 'logIn', [typed, form({ email, password, next: '\0' })]],
    ['/forgot-password', 'forgotPassword', [typed, form({ email })]],
    ['/first-login', 'askAgain', [typed, form({ email })]],
    [pageOf('invite', group.id), 'invite', inviting(group.id, 'a\0b@x.example, \0', ['learner'])],
    ...['0000-01-01', '9999-12-31', '2026-02-31'].map(
      (day) => [pageOf('invite', group.id), 'invite', [date(day)]] as const,
    ),
    [pageOf('cancel', group.id), 'cancel', [{ matching: { search: '\0' } }]],
  ] as const
  for (const [page, name, args] of posts) {
    const { status, body } = await post(`${ground.url}${page}`, name, args, { headers: { cookie } })
    expect.soft(status, `${name} ${JSON.stringify(args)}: ${body}`).toBeLessThan(500)
  }
})

/** Errors that a stream carries although its status is 200. */
const failures = (body: string) => body.match(/digest\\?":\\?"\d+|data-dgst="\d+/g) ?? []
const visitor = ({ people }: Ground) => visitorNamed(people, 'group_admin')
const groupOf = ({ groups }: Ground) => groupNamed(groups, 'Lyon')
