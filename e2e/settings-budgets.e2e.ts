import { sql } from 'drizzle-orm'
import { createInvitations } from '@/db/factories/invitations'
import { expectAccessible } from './accessible'
import { groupNamed } from './security/canaries'
import { expect, test } from './security/ground'
import { visitorNamed } from './security/people'
import { openAs } from './visitors'

/* On a platform of their own, where nobody sends anything: what waits stays. */

const usual = sql`update platform set daily_mails_of_administrator = default`
test.afterEach(async ({ ground }) => {
  await ground.db.execute(usual)
  await ground.db.execute(sql`update mail_gate set paused_until = null, pause_reason = null`)
})

test('T18 before the button, how many go today; then how many wait, for which budget and until when', async ({
  page,
  ground,
}) => {
  const group = groupNamed(ground.groups, 'Lyon')
  await ground.db.execute(sql`update platform set daily_mails_of_administrator = 2`)
  await ground.db.execute(sql`delete from mail_budget_days`)
  await openAs(page, ground, 'group_admin', `/groups/${group.id}/users/invite`)
  const box = page.getByRole('textbox', { name: 'Emails' })
  await box.click()
  await page.keyboard.insertText('un@budget.example deux@budget.example ')
  const note = page.getByText('Aujourd’hui, il reste')
  await expect(page.getByRole('button', { name: 'INVITER (2)' })).toBeVisible()
  await expect(note).toHaveCount(0)
  await page.keyboard.insertText('trois@budget.example quatre@budget.example cinq@budget.example ')
  await expect(note).toHaveText(
    'Aujourd’hui, il reste 2 e-mails dans votre budget ; les 3 autres partiront à partir de demain.',
  )
  await expectAccessible(page, 'invite, beyond the budget')
  await page.getByRole('button', { name: 'INVITER (5)' }).click()
  const told = '2 e-mails partiront demain à partir de 00:00 : votre budget d’e-mails du jour est atteint.'
  await expect(page.getByRole('status').filter({ hasText: '5 invitations' })).toContainText(told)
  await page.getByRole('link', { name: 'Voir les invitations' }).click()
  // The page of before stays mounted, out of sight.
  await expect(page.getByText(told).filter({ visible: true })).toBeVisible()
  await expect(page.getByText('1 autre suivra').filter({ visible: true })).toBeVisible()
  await expectAccessible(page, 'invitations, waiting')
})

test('F04 while the provider takes nothing, the list says why and until when', async ({ page, ground }) => {
  const group = groupNamed(ground.groups, 'Lyon')
  const invitedById = visitorNamed(ground.people, 'owner').accountId ?? ''
  await createInvitations(ground.db, [
    { email: 'attend@quota.example', groups: [{ groupId: group.id }], invitedById, mail: 'queued' },
  ])
  await ground.db.execute(sql`
    update mail_gate set pause_reason = 'quota_reached',
      paused_until = (now() at time zone 'Europe/Paris')::date::timestamp at time zone 'Europe/Paris' + interval '1 day 8 hours'`)
  await openAs(page, ground, 'group_admin', `/groups/${group.id}/users/invitations`)
  // How many wait depends on the tests before this one.
  await expect(
    page.getByText('le quota du jour du service d’envoi est atteint ; l’envoi reprendra demain vers 08:00.'),
  ).toBeVisible()
  await page.setViewportSize({ width: 1280, height: 860 })
})
