import { sql } from 'drizzle-orm'
import { createAccounts } from '@/db/factories/accounts'
import { createMemberships } from '@/db/factories/memberships'
import { linkToken } from '@/domain/links/token'
import { ask } from './security/ask'
import { groupNamed } from './security/canaries'
import { expect, secrets, test } from './security/ground'
import { cookieOf } from './security/people'

const payload = `</script><script>x=1</script><img src=x onerror=alert(1)>"'`
/** The beginnings of tags that only the payload has. */
const alive = /<script>x=1|<img src=x/

test('T16 what people type stays text on every page that shows it', async ({ ground }) => {
  const { db, url } = ground
  const group = groupNamed(ground.groups, 'Vénissieux')
  const names = { firstName: `Prénom${payload}`, lastName: `Nom${payload}` }
  const [account] = await createAccounts(db, [{ ...names, email: 'texte@t16.example' }])
  const accountId = account?.id ?? ''
  await createMemberships(db, [{ accountId, groupId: group.id, role: 'admin' }])
  await db.execute(sql`update groups set name = ${`Groupe${payload}`} where id = ${group.id}`)
  await db.execute(sql`update invitations set invited_by_id = ${accountId} where id = ${group.invitationId}`)
  const link = linkToken({ current: secrets.AUTH_SECRET }, 'first-login', group.invitationId, 1)
  const signedIn = `${await cookieOf(db, accountId)}; language=fr`
  const place = `/groups/${group.id}`
  const pages: [string, string, string][] = [
    ['/', signedIn, 'Prénom'],
    ['/login', signedIn, 'Prénom'],
    ['/first-login', `${signedIn}; first-login=${link}`, 'Prénom'],
    ['/first-login', `first-login=${link}; language=fr`, 'Groupe'],
    [place, signedIn, 'Groupe'],
    [`${place}/users/invite`, signedIn, 'Groupe'],
    [`${place}/users/invitations`, signedIn, 'Groupe'],
    [`${place}/users/invitations?q=${encodeURIComponent(payload)}`, signedIn, 'Groupe'],
    [`${place}/settings/users`, signedIn, 'Prénom'],
    [`${place}/settings/users?q=${encodeURIComponent(payload)}`, signedIn, 'Groupe'],
    [`/nowhere/${encodeURIComponent(payload)}?${payload.replace(/ /g, '+')}`, signedIn, ''],
  ]
  for (const [path, cookie, shown] of pages) {
    const { body, headers } = await ask(`${url}${path}`, { headers: { cookie } })
    expect(body, path).toContain(shown)
    expect(body, path).not.toMatch(alive)
    expect(headers['content-security-policy'], path).toContain("object-src 'none'")
  }
  expect(`a control ${payload}`).toMatch(alive)
})
