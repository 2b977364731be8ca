import type { Page } from '@playwright/test'
import { sql } from 'drizzle-orm'
import { expectAccessible } from './accessible'
import { expect, type Ground, test } from './security/ground'
import { openAs } from './visitors'

/* On a platform of their own: other journeys read the name and the budgets of theirs. */

const open = (page: Page, ground: Ground) => openAs(page, ground, 'platform_admin', '/settings')
const save = (page: Page) => page.getByRole('button', { name: 'Enregistrer' })
const saved = (page: Page) => page.getByText('Réglages enregistrés')
const settings = async ({ db }: Ground) =>
  (await db.execute<Record<string, unknown>>(sql`select * from platform`)).rows[0]

/** One dark pixel. */
const png = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
  'base64',
)
const original = sql`update platform set name = 'Bienvenue', logo = null, logo_type = null, daily_mails = default,
  reminder_days = default, accent_color = default`

test.afterEach(async ({ ground }) => {
  await ground.db.execute(original)
})

test('the settings are changed by one press; the head of the page shows the new name at once', async ({
  page,
  ground,
}) => {
  await open(page, ground)
  await page.getByLabel('Nom').fill('Campus Léonard')
  await page.getByLabel('Rappels').fill('2, 10')
  await page.getByLabel('Pour toute la plateforme').fill('1 500')
  await page.getByLabel('Couleur', { exact: true }).fill('#ffdd00')
  await expect(page.getByText(/Foncée en #[0-9a-f]{6} pour rester lisible/)).toBeVisible()
  await save(page).click()
  await expect(saved(page)).toBeVisible()
  await expect(page.getByRole('banner')).toContainText('Campus Léonard')
  expect(await settings(ground)).toMatchObject({
    name: 'Campus Léonard',
    reminder_days: [2, 10],
    daily_mails: 1500,
    accent_color: '#ffdd00',
  })
  await page.getByLabel('Nom').fill('Campus Anna')
  await save(page).click()
  await expect(page.getByRole('banner')).toContainText('Campus Anna')
})

test('a logo takes the place of the name, is served as a picture for ever, and can be removed', async ({
  page,
  ground,
}) => {
  await open(page, ground)
  await page.getByLabel('Logo').setInputFiles({ name: 'logo.png', mimeType: 'image/png', buffer: png })
  await expect(page.getByRole('img', { name: 'Logo de Bienvenue' })).toBeVisible()
  await save(page).click()
  const head = page.getByRole('banner').getByRole('img', { name: 'Bienvenue' })
  await expect(head).toBeVisible()
  const served = await page.request.get(`${ground.url}${await head.getAttribute('src')}`)
  expect(await served.body()).toEqual(png)
  expect(served.headers()).toMatchObject({
    'content-type': 'image/png',
    'cache-control': 'public, max-age=31536000, immutable',
    'x-content-type-options': 'nosniff',
  })
  expect((await page.request.get(`${ground.url}/logo/${'0'.repeat(64)}`)).status()).toBe(404)
  await page.getByLabel('Retirer le logo').check()
  await save(page).click()
  await expect(head).toHaveCount(0)
})

test('T16 a file that is no picture is refused, whatever it is called; nothing typed is lost', async ({
  page,
  ground,
}) => {
  await open(page, ground)
  const before = await settings(ground)
  await page.getByLabel('Nom').fill('<b>Campus</b>')
  await page.getByLabel('Durée des invitations, en jours').fill('91')
  const svg = Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>')
  await page.getByLabel('Logo').setInputFiles({ name: 'logo.png', mimeType: 'image/png', buffer: svg })
  await save(page).click()
  const summary = page.getByRole('alert').filter({ hasText: 'À corriger' })
  await expect(summary).toBeFocused()
  await expect(summary.getByRole('link')).toHaveText([
    'Le nom ne contient ni adresse, ni @, ni barre, ni chevron.',
    /Le logo est une image PNG, JPEG ou WebP/,
    'La durée des invitations est un nombre de 1 à 90.',
  ])
  await expect(page.getByLabel('Nom')).toHaveValue('<b>Campus</b>')
  expect(await settings(ground)).toEqual(before)
  await summary.getByRole('link', { name: /La durée/ }).press('Enter')
  await expect(page.getByLabel('Durée des invitations, en jours')).toBeFocused()
})

test('who changes settings that somebody else has just changed is told so first', async ({
  page,
  ground,
}) => {
  await open(page, ground)
  await page.getByLabel('Par groupe').fill('300')
  await ground.db.execute(sql`update platform set name = 'Pendant ce temps'`)
  await save(page).click()
  await expect(page.getByText('Quelqu’un vient de changer ces réglages.')).toBeVisible()
  await save(page).click()
  await expect(saved(page)).toBeVisible()
  await ground.db.execute(sql`update platform set daily_mails_of_group = default`)
})

test('the settings are accessible', async ({ page, ground }) => {
  await open(page, ground)
  await expect(save(page)).toBeVisible()
  await expectAccessible(page, 'settings')
})
