import type { Page } from '@playwright/test'
import { sql } from 'drizzle-orm'
import { datesInWords } from '@/app/[lang]/(dashboard)/groups/[groupId]/users/invite/reminder-dates'
import { db } from '@/db/client'
import { person, signInAs } from './demo'
import { groupId } from './groups'
import { linkIn, mailsTo, mailTo } from './inbox'
import { invitationOf, newAddress } from './invitations'
import { expect, test } from './journey'

async function open(page: Page) {
  await signInAs(page, 'group_admin', `/groups/${await groupId(person('group_admin').group)}/users/invite`)
  await expect(page.getByLabel('Rappels')).toBeVisible()
}

/** A day as the calendar of the reader has it, so many days from now. */
const inDays = (days: number) =>
  new Intl.DateTimeFormat('en-CA', { timeZone: 'Europe/Paris' }).format(Date.now() + days * 86_400_000)

test('the form says on which dates reminders go out, and the invitation keeps the plan', async ({ page }) => {
  const email = newAddress('rappels')
  await open(page)
  const field = page.getByLabel('Rappels')
  await expect(field).toHaveValue('3,7')
  await expect(field).toHaveAccessibleDescription(
    `Rappels ${datesInWords([inDays(3), inDays(7)], 'fr')}, si la personne n’est pas venue.`,
  )
  await field.selectOption('Aucun rappel')
  await expect(field).toHaveAccessibleDescription('La personne ne reçoit que l’invitation.')
  await field.selectOption('Après 7 jours')
  await page.getByLabel('Date de suppression automatique').fill(inDays(5))
  await expect(field).toHaveAccessibleDescription(/l’invitation prend fin avant/)
  await page.getByLabel('Date de suppression automatique').fill(inDays(20))
  await expect(field).toHaveAccessibleDescription(
    `Rappel ${datesInWords([inDays(7)], 'fr')}, si la personne n’est pas venue.`,
  )
  await page.reload()
  await expect(field, 'nothing chosen is lost').toHaveValue('7')
  await page.getByLabel('Emails').fill(`${email},`)
  await page.getByRole('button', { name: /^INVITER/ }).click()
  await expect(page.getByRole('heading', { name: '1 invitation envoyée' })).toBeVisible()
  expect(await invitationOf(email)).toMatchObject({ reminder_days: [7], reminders_sent: 0 })
})

test('a reminder that is due is sent by the worker, once, with the link of the invitation', async ({
  page,
}) => {
  const email = newAddress('due')
  await open(page)
  await page.getByLabel('Emails').fill(`${email},`)
  await page.getByRole('button', { name: /^INVITER/ }).click()
  const first = linkIn(await mailTo(email), 'first-login')
  await expect(async () => {
    const { rows } = await db().execute(sql`select from mails where recipient = ${email} and status = 'sent'`)
    expect(rows).toHaveLength(1)
  }).toPass()
  await db().execute(sql`update invitations set next_reminder_at = now() where email = ${email}`)
  await expect(async () => expect(await mailsTo(email)).toHaveLength(2)).toPass({ timeout: 90_000 })
  const reminder = await mailTo(email, 2)
  expect(reminder.subject).toMatch(/^Rappel\u00a0: l’invitation de Nadia Benali/)
  expect(linkIn(reminder, 'first-login')).toBe(first)
  // Whoever invited is somebody else (F4).
  await page.context().clearCookies()
  await page.goto(first)
  await expect(page.getByLabel('Nom', { exact: true })).toBeVisible()
})
