import { sql } from 'drizzle-orm'
import { createAccounts } from '@/db/factories/accounts'
import { createMemberships } from '@/db/factories/memberships'
import { post, returned } from './security/actions'
import { ask } from './security/ask'
import { groupNamed } from './security/canaries'
import { inviting, pageOf } from './security/deeds'
import { expect, type Ground, test } from './security/ground'
import { cookieOf, visitorNamed } from './security/people'

/*
 * T15: somebody who is signed in loses a right. The cookie stays; the very next page and action know.
 */

async function somebody(ground: Ground, name: string) {
  const lyon = groupNamed(ground.groups, 'Lyon')
  const email = `${crypto.randomUUID()}@t15.example`
  const [account] = await createAccounts(ground.db, [{ firstName: name, lastName: 'T15', email }])
  const accountId = account?.id ?? ''
  await createMemberships(ground.db, [{ accountId, groupId: lyon.id, role: 'admin' }])
  const cookie = await cookieOf(ground.db, accountId)
  const headers = { cookie: `${cookie}; language=fr` }
  const invites = async () => {
    const page = `${ground.url}${pageOf('invite', lyon.id)}`
    const emails = `${crypto.randomUUID()}@t15.example`
    const shown = (await ask(page, { headers })).body.includes('offered')
    const answer = await post(page, 'invite', inviting(lyon.id, emails, ['learner']), { headers })
    const { ok, code } = returned<{ ok: boolean; code?: string }>(answer) ?? { ok: false }
    return { shown, ok, ...(code && { code }) }
  }
  expect(await invites()).toEqual({ shown: true, ok: true })
  return { accountId, cookie, headers, invites, lyon }
}

test('T15 a demoted person neither sees nor does what was theirs a moment ago', async ({ ground }) => {
  const { accountId, headers, invites, lyon } = await somebody(ground, 'Démise')
  await ground.db.execute(sql`
    update memberships set role = 'learner' where account_id = ${accountId} and role = 'admin'`)
  expect(await invites()).toEqual({ shown: false, ok: false, code: 'not_found' })
  const page = `${ground.url}${pageOf('cancel', lyon.id)}`
  const cancelled = await post(page, 'cancel', [{ ids: [lyon.invitationId] }], { headers })
  expect(returned(cancelled)).toEqual({ ok: true, done: 0 })
  expect((await ask(page, { headers })).body).not.toContain(lyon.invited)
  expect((await ask(`${ground.url}/groups/${lyon.id}`, { headers })).body).toContain(lyon.name)
})

for (const deed of ['deletePerson', 'signOutPerson'] as const) {
  test(`T15 ${deed}: the next page and action of whom it was done to refuse`, async ({ ground }) => {
    const { accountId, invites } = await somebody(ground, 'Partie')
    const asOwner = { headers: { cookie: visitorNamed(ground.people, 'owner').cookie } }
    const answer = await post(`${ground.url}/accounts/${accountId}`, deed, [accountId], asOwner)
    expect(returned(answer)).toEqual({ ok: true })
    expect(await invites()).toEqual({ shown: false, ok: false, code: 'signed_out' })
  })
}
