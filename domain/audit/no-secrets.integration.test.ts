import { sql } from 'drizzle-orm'
import { expect, test } from 'vitest'
import { createInvitations } from '@/db/factories/invitations'
import { actorOf } from '@/db/factories/memberships'
import { createPlatform } from '@/db/factories/platform'
import { addressRange } from '@/domain/accounts/address-range'
import { changeLanguage } from '@/domain/accounts/change-language'
import { chooseOwnPassword } from '@/domain/accounts/choose-own-password'
import { createAccounts } from '@/domain/accounts/create-accounts'
import { requestPasswordReset } from '@/domain/accounts/request-password-reset'
import { resetPassword } from '@/domain/accounts/reset-password'
import { temporaryPassword } from '@/domain/accounts/temporary-password'
import { changeLimit } from '@/domain/billing/change-limit'
import { acceptInvitation } from '@/domain/invitations/accept-invitation'
import { activateFor } from '@/domain/invitations/activate-for'
import { askForNewLink } from '@/domain/invitations/ask-for-new-link'
import { copyLink } from '@/domain/invitations/copy-link'
import { correctAddress } from '@/domain/invitations/correct-address'
import { inviteIntoGroup } from '@/domain/invitations/invite-into-group'
import { linkToken, resetVersion } from '@/domain/links/token'
import { testDatabase } from '@/tests/database'

/** In everything that is written of a password or a request. */
const canary = 'kanarienvogel'
const address = '203.0.113.77'
const keys = { current: 'a secret that only this test has, and long enough' }

test('T05 T26 whatever people did: no token, password, digest or whole network address is in the journal', async () => {
  const db = await testDatabase()
  const { people, groups } = await createPlatform(db)
  const owner = { ...(await actorOf(db, people.owner)), origin: addressRange(address) }
  const person = { firstName: 'Ana', lastName: 'Roy', passwordHash: `scrypt$${canary}` }
  const secrets = [canary, address]
  const rows = Array.from({ length: 4 }, (_, at) => ({
    email: `a${at}@x.example`,
    groups: [{ groupId: groups.Lyon }],
    invitedById: owner.accountId,
  }))
  const [first = '', second = '', third = '', fourth = ''] = (await createInvitations(db, rows)).map(
    ({ id }) => id,
  )
  const link = (id: string, version = 1) => {
    const token = linkToken(keys, 'first-login', id, version)
    secrets.push(token.split('.')[2] ?? '')
    return token
  }
  const invite = { groupId: groups.Lyon, roles: ['learner' as const], language: 'fr' as const }
  const plain = { deletionDate: null, customValues: {} }
  await inviteIntoGroup(db, keys, owner, { ...invite, ...plain, emails: 'b@x.example', mailAgain: false })
  const accepting = { ...person, token: link(first), invitationId: first, origin: owner.origin }
  expect(await acceptInvitation(db, keys, accepting)).toMatchObject({ ok: true })
  expect(await activateFor(db, owner, { ...person, invitationId: second })).toMatchObject({ ok: true })
  expect(await copyLink(db, keys, owner, third)).toMatchObject({ ok: true, value: link(third) })
  await askForNewLink(db, keys, { token: link(third) }, owner.origin)
  await correctAddress(db, keys, owner, { invitationId: fourth, email: 'c@x.example' })
  link(fourth, 2)

  await requestPasswordReset(db, { email: people.learner.email, requestedAt: new Date().toISOString() })
  const { rows: resets } = await db.execute<{ id: string }>(sql`select id from password_resets`)
  const token = linkToken(keys, 'password-reset', resets[0]?.id ?? '', resetVersion)
  secrets.push(token.split('.')[2] ?? '')
  const chosen = { passwordHash: person.passwordHash, origin: owner.origin }
  expect(await resetPassword(db, keys, { ...chosen, token })).toMatchObject({ ok: true })

  const creation = { groupIds: [groups.Lyon], roles: ['learner' as const], language: 'fr' as const, ...plain }
  const created = await createAccounts(db, keys, owner, {
    ...creation,
    people: [{ firstName: 'Eva', lastName: 'Roy', userName: 'eva.roy' }],
    secret: { kind: 'sheet' },
    additionalInfo: '',
  })
  const [eva] = created.ok ? created.value : []
  if (eva?.outcome !== 'created' || !eva.sheet) throw new Error(JSON.stringify(created))
  secrets.push(eva.sheet.code, eva.sheet.token, eva.sheet.token.split('.')[2] ?? '')
  secrets.push(temporaryPassword(keys, 'mailed', { accountId: eva.accountId, version: 1 }))
  await chooseOwnPassword(db, keys, { ...chosen, token: eva.sheet.token })
  await changeLanguage(db, owner, 'en')
  await changeLimit(db, owner, 500)

  const { rows: events } = await db.execute<{ action: string; text: string; origin: string | null }>(sql`
    select action, origin, to_jsonb(e)::text as text from audit_events e`)
  const actions = new Set(events.map(({ action }) => action))
  expect([...actions].sort()).toEqual([
    'account.changed',
    'account.created',
    'account.password_chosen',
    'account.password_link_asked',
    'account.password_reset',
    'billing.limit_changed',
    'invitation.accepted',
    'invitation.activated_for',
    'invitation.corrected',
    'invitation.created',
    'invitation.link_asked',
    'invitation.link_copied',
  ])
  expect(secrets.every((secret) => secret.length > 5)).toBe(true)
  for (const { action, text, origin } of events) {
    expect(
      secrets.filter((secret) => text.includes(secret)),
      action,
    ).toEqual([])
    expect(origin ?? '203.0.113.0/24').toBe('203.0.113.0/24')
  }
  expect(secrets.filter((secret) => `a control ${canary}`.includes(secret))).toEqual([canary])
})
