import type { Page } from '@playwright/test'
import { sql } from 'drizzle-orm'
import { db } from '@/db/client'
import { expectAccessible } from './accessible'
import { signInAs } from './demo'
import { fillIn, submit } from './first-login'
import { invite, linkOf, newAddress } from './invitations'
import { expect, test } from './journey'

test.afterEach(() => db().execute(sql`update seats set most = null`))

const open = async (page: Page, query = '') => {
  await signInAs(page, 'owner', `/billing${query && `?${query}`}`)
  await expect(page.getByRole('heading', { name: 'Mouvements' })).toBeVisible()
}

async function seats() {
  const { rows } = await db().execute<{ taken: number }>(sql`select taken from seats`)
  return rows[0]?.taken ?? 0
}

/** Somebody invited into Lyon by its administrator. */
async function invited() {
  const email = newAddress('place')
  await invite(email)
  return { email, link: await linkOf(email) }
}

test('B1 the owner sees the seats now, month by month, and any past day recounted', async ({ page }) => {
  await open(page)
  const now = page.getByRole('region', { name: 'Aujourd’hui' })
  // Other journeys create accounts meanwhile.
  await expect(async () => {
    await page.reload()
    const shown = now.getByText('Comptes facturés', { exact: true }).locator('+ dd')
    await expect(shown).toHaveText(String(await seats()), { timeout: 2_000 })
  }).toPass()
  await page.getByText('Les chiffres par mois').click()
  const months = page.getByRole('table', { name: 'Les chiffres par mois' })
  expect(await months.getByRole('row').count()).toBeGreaterThan(20)
  await page.getByLabel('Jour', { exact: true }).fill('2025-03-12')
  await page.getByRole('button', { name: 'Recompter' }).click()
  await expect(page).toHaveURL(/day=2025-03-12/)
  const { rows } = await db().execute<{ then: number }>(sql`
    select sum(change)::int as then from seat_changes where created_at < '2025-03-13T00:00:00+01:00'`)
  await expect(page.getByText(`À la fin du 12 mars 2025 : ${rows[0]?.then} comptes facturés.`)).toBeVisible()
})

test('B1 movements: who, why and who did it, narrowed by the address, and as a file', async ({ page }) => {
  await open(page)
  await page.getByRole('link', { name: 'Suppression', exact: true }).click()
  await expect(page).toHaveURL(/reason=deleted/)
  await expect(page.getByRole('row').filter({ hasText: 'Sarah Klein' })).toContainText('−1')
  const download = page.waitForEvent('download')
  await page.getByRole('link', { name: 'Exporter en CSV' }).click()
  const file = await (await download).createReadStream()
  const text = (await file.toArray()).join('')
  expect(text).toContain('Quand;Mouvement;Motif;Personne;Identifiant;Par')
  expect(text).toMatch(/;-1;Suppression;Sarah Klein;/)
  expect(text).not.toContain('Création')
})

test('A2 billing is in the owner’s menu, and does not exist for others, nor its file', async ({ page }) => {
  await signInAs(page, 'owner')
  await page.getByRole('button', { name: /^Compte de/ }).click()
  await page.getByRole('menuitem', { name: 'Facturation' }).click()
  await expect(page.getByRole('heading', { name: 'Facturation', level: 1 })).toBeVisible()
  for (const key of ['platform_admin', 'group_admin']) {
    await page.context().clearCookies()
    await signInAs(page, key, '/billing')
    await expect(page.getByRole('heading', { name: 'Cette page n’existe pas' })).toBeVisible()
    expect((await page.request.get('/api/billing/movements')).status()).toBe(404)
    await page.goto('/')
    await page.getByRole('button', { name: /^Compte de/ }).click()
    await expect(page.getByRole('menuitem', { name: 'Facturation' })).toHaveCount(0)
  }
})

test('D1 D2 T15 the day of deletion comes while somebody is signed in: their next page is refused', async ({
  page,
}) => {
  const { link, email } = await invited()
  await page.goto(link)
  await fillIn(page)
  await submit(page)
  await expect(page.getByRole('button', { name: 'Compte de Zoé Lemaître' })).toBeVisible()
  await db().execute(sql`
    update accounts set deletion_date = (now() at time zone 'Europe/Paris')::date where email = ${email}`)
  await page.goto('/')
  await expect(page).toHaveURL(/\/login/)
  const status = async () =>
    (await db().execute<{ status: string }>(sql`select status from accounts where email = ${email}`)).rows[0]
      ?.status
  await expect.poll(status, { timeout: 45_000 }).toBe('deleted')
  const { rows } = await db().execute(sql`
    select sum(s.change)::int as seats from seat_changes s join accounts a on a.id = s.account_id
    where a.email = ${email}`)
  expect(rows).toEqual([{ seats: 0 }])
})

test('billing is accessible', async ({ page }) => {
  await db().execute(sql`update seats set most = taken + 4000`)
  await open(page, 'day=2025-03-12')
  await expect(page.locator('figure svg').first()).toBeVisible()
  await expectAccessible(page, 'billing')
})
