import { hkdfSync } from 'node:crypto'
import { globSync, readFileSync } from 'node:fs'
import { sql } from 'drizzle-orm'
import { post } from './security/actions'
import { ask, bytesOf } from './security/ask'
import { groupNamed } from './security/canaries'
import { inviting, pageOf } from './security/deeds'
import { expect, type Ground, secrets, test } from './security/ground'
import { visitorNamed } from './security/people'

/** The secrets of a server and every key that is derived from them, in the ways that bytes are written. */
function canaries(settings: Record<string, string | undefined>): string[] {
  const { AUTH_SECRET = '', RESEND_API_KEY = '', DATABASE_URL = '' } = settings
  const { RESEND_WEBHOOK_SECRET = '', CRON_SECRET = '' } = settings
  const purposes = [
    'link first-login',
    'link password-reset',
    'link not-for-me',
    'link own-password',
    'temporary password mailed',
    'temporary password sheet',
    'erased address',
    'attempts',
  ]
  const keys = purposes.map((purpose) =>
    Buffer.from(hkdfSync('sha256', AUTH_SECRET, '', `bienvenue ${purpose}`, 32)),
  )
  const written = keys.flatMap((key) => [
    key.toString('hex'),
    key.toString('base64'),
    key.toString('base64url'),
  ])
  const { password } = new URL(DATABASE_URL)
  const asSet = [AUTH_SECRET, RESEND_API_KEY, RESEND_WEBHOOK_SECRET, CRON_SECRET, DATABASE_URL, password]
  return [...asSet, ...written].filter((text) => text.length > 5)
}

const found = (text: string, among: string[]) => among.filter((canary) => text.includes(canary))

test('T26 no file that browsers may fetch holds a secret, and there are no source maps', () => {
  const files = globSync('.next/static/**/*', { withFileTypes: true }).filter((entry) => entry.isFile())
  const prerendered = globSync('.next/server/app/**/*.{html,rsc,meta,body}', { withFileTypes: true })
  expect(files.length).toBeGreaterThan(20)
  expect(prerendered.length).toBeGreaterThan(5)
  const among = canaries(process.env)
  expect(found(`a control ${process.env.AUTH_SECRET}`, among)).toHaveLength(1)
  for (const { parentPath, name } of [...files, ...prerendered]) {
    const text = readFileSync(`${parentPath}/${name}`, 'latin1')
    expect(found(text, among), name).toEqual([])
    expect(text, name).not.toMatch(/DATABASE_URL|AUTH_SECRET|RESEND_API_KEY|WEBHOOK_SECRET|CRON_SECRET/)
    expect(name).not.toMatch(/\.map$/)
  }
})

/** While the database refuses: the errors of pages and actions as people get them. */
async function withBrokenTable(ground: Ground, work: () => Promise<void>) {
  await ground.db.execute(sql`alter table platform rename to platform_away`)
  await ground.db.execute(sql`alter table memberships rename to memberships_away`)
  try {
    await work()
  } finally {
    await ground.db.execute(sql`alter table memberships_away rename to memberships`)
    await ground.db.execute(sql`alter table platform_away rename to platform`)
  }
}

test('T26 errors tell nothing: no secret, no statement, no stack', async ({ ground }) => {
  const { url, people, groups } = ground
  const group = groupNamed(groups, 'Lyon')
  const headers = { cookie: `${visitorNamed(people, 'group_admin').cookie}; language=fr` }
  const address = ground.db.$client.options.connectionString ?? ''
  const among = canaries({ ...secrets, DATABASE_URL: address })
  await withBrokenTable(ground, async () => {
    const answers = [
      await ask(`${url}/groups/${group.id}`, { headers }),
      await ask(`${url}/api/health`),
      await ask(`${url}/api/auth/session`, { headers }),
      await post(
        `${url}${pageOf('invite', group.id)}`,
        'invite',
        inviting(group.id, 'a@b.example', ['learner']),
        { headers },
      ),
      await post(`${url}/login`, { id: '00'.repeat(21) }, []),
      await ask(`${url}/login`, {
        method: 'POST',
        headers: { 'content-type': 'multipart/form-data' },
        body: 'x',
      }),
      await ask(`${url}/nowhere`, { headers }),
    ]
    expect(answers.some(({ status, body }) => status >= 500 || /digest/.test(body))).toBe(true)
    for (const answer of answers) {
      expect(found(bytesOf(answer), among)).toEqual([])
      expect(answer.body).not.toMatch(
        /memberships|platform_away|relation \\?"|\bselect .* from\b|\.next\/server|node_modules\//i,
      )
    }
  })
  expect(found(ground.log(), among)).toEqual([])
  expect((await ask(`${url}/groups/${group.id}`, { headers })).body).toContain(group.name)
})
