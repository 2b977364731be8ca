import { sql } from 'drizzle-orm'
import { signed } from '@/tests/fake-resend-webhooks'
import { ask } from './security/ask'
import { groupNamed } from './security/canaries'
import { expect, secrets, test } from './security/ground'
import { visitorNamed } from './security/people'
import { stateOf } from './security/state'

const secret = secrets.RESEND_WEBHOOK_SECRET
const forged = `whsec_${Buffer.from('a secret of somebody else').toString('base64')}`

test('F05 a webhook is taken for its signature alone, wherever it comes from, and no other is', async ({
  ground,
}) => {
  const { invitationId } = groupNamed(ground.groups, 'Part-Dieu')
  const { rows } = await ground.db.execute<{ id: string }>(sql`
    update mails set attempts = 1 where invitation_id = ${invitationId} returning id`)
  const event = (id: string, type: string) => ({
    id,
    payload: {
      type,
      created_at: new Date().toISOString(),
      data: { email_id: 're_1', tags: { mail: rows[0]?.id } },
    },
  })
  const { cookie } = visitorNamed(ground.people, 'owner')
  const tell = async (message: ReturnType<typeof signed>, headers = {}, url = ground.url) => {
    const sent = { ...message, headers: { ...message.headers, ...headers } }
    return (await ask(`${url}/api/webhooks/resend`, sent)).status
  }
  const before = await stateOf(ground.db)
  const bounced = event('msg_forged', 'email.bounced')
  for (const headers of [{}, { cookie }, { cookie, origin: ground.url }])
    expect(await tell(signed(bounced, { secret: forged }), headers)).toBe(401)
  const old = new Date(Date.now() - 3_600_000)
  expect(await tell(signed(bounced, { secret, at: old }))).toBe(401)
  expect(await tell({ ...signed(bounced, { secret }), body: JSON.stringify(bounced) })).toBe(401)
  expect((await ask(`${ground.url}/api/webhooks/resend`)).status).toBe(405)
  expect(await stateOf(ground.db)).toEqual(before)

  const delivery = async () =>
    (await ground.db.execute(sql`select delivery from mails where id = ${rows[0]?.id}`)).rows[0]?.delivery
  expect(await tell(signed(event('msg_1', 'email.delivered'), { secret }))).toBe(200)
  expect(await delivery()).toBe('delivered')
  const foreign = { origin: 'https://api.resend.example' }
  const unguarded = await ground.withoutProxy()
  expect(await tell(signed(event('msg_2', 'email.complained'), { secret }), foreign, unguarded)).toBe(200)
  expect(await delivery()).toBe('complained')
})
