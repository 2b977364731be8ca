import type { Page } from '@playwright/test'
import { sql } from 'drizzle-orm'
import { db } from '@/db/client'
import { recordEvents } from '@/domain/audit/record-events'
import { expectAccessible } from './accessible'
import { person, signInAs } from './demo'
import { expect, test } from './journey'

const open = async (page: Page, query = '', key = 'platform_admin') => {
  await signInAs(page, key, `/audit${query && `?${query}`}`)
  await expect(page.getByRole('heading', { name: 'Journal', level: 1 })).toBeVisible()
  await expect(page.getByRole('button', { name: 'Filtrer' })).toBeVisible()
}

async function idOf(key: string) {
  const { rows } = await db().execute<{ id: string }>(sql`
    select id from accounts where email = ${person(key).email}`)
  return rows[0]?.id ?? ''
}

/** Something that happened to the learner, done by the group administrator. */
async function changed(from: string, to: string) {
  const [accountId, target] = [await idOf('group_admin'), await idOf('learner')]
  await db().transaction((tx) =>
    recordEvents(tx, {
      by: { accountId, origin: '203.0.113.0/24' },
      action: 'account.changed',
      targets: sql`select ${target}::uuid`,
      details: { additionalInfo: { from, to } },
    }),
  )
}

test('who did what, on whom, from where, what was and what is; narrowed by the address', async ({ page }) => {
  const word = crypto.randomUUID().slice(0, 8)
  await changed('rien', word)
  await open(page)
  const row = page.getByRole('row').filter({ hasText: word })
  await expect(row).toContainText('Compte modifié')
  await expect(row).toContainText(`Informations complémentaires : rien → ${word}`)
  await expect(row).toContainText('Inès Lopez')
  await expect(row).toContainText('Nadia Benali')
  await expect(row).toContainText('203.0.113.0/24')
  await row.getByRole('link', { name: 'Nadia Benali' }).click()
  await expect(page).toHaveURL(/by=[0-9a-f-]{36}/)
  await expect(page.getByLabel('Par', { exact: true })).toHaveValue('Nadia Benali')
  await page.getByLabel('Action').selectOption({ label: 'Compte modifié' })
  await page.getByLabel('Sur', { exact: true }).fill('lopez')
  await page.getByRole('button', { name: 'Filtrer' }).click()
  await expect(page).toHaveURL(/action=account\.changed/)
  await expect(page.getByRole('row').filter({ hasText: word })).toHaveCount(1)
  await expect(page.getByRole('row').filter({ hasText: 'Invitation' })).toHaveCount(0)
  await page.getByLabel('Au', { exact: true }).fill('2020-01-01')
  await page.getByRole('button', { name: 'Filtrer' }).click()
  await expect(page.getByText('Rien ne correspond')).toBeVisible()
  await page.getByRole('link', { name: 'Voir tout le journal' }).click()
  await expect(page).toHaveURL(/\/audit$/)
})

test('T20 the journal as a file: formulas in it are text', async ({ page }) => {
  await changed('', '=1+1')
  await open(page, 'action=account.changed')
  const download = page.waitForEvent('download')
  await page.getByRole('link', { name: 'Exporter en CSV' }).click()
  const text = (await (await (await download).createReadStream()).toArray()).join('')
  expect(text).toContain('Quand;Par;Action;Sur;Depuis;Détails')
  expect(text).toMatch(/;Nadia Benali;Compte modifié;Inès Lopez;203\.0\.113\.0\/24;/)
  expect(text).not.toMatch(/[;\n]=/)
})

test('A2 the journal is in the menu of a platform administrator, and does not exist for others; billing is the owner’s', async ({
  page,
}) => {
  const target = sql`select id from groups where parent_id is null`
  const by = { accountId: await idOf('owner'), origin: null }
  await db().transaction((tx) =>
    recordEvents(tx, {
      by,
      action: 'billing.limit_changed',
      targets: target,
      details: { most: { from: 1, to: 2 } },
    }),
  )
  await signInAs(page, 'platform_admin')
  await page.getByRole('button', { name: /^Compte de/ }).click()
  await page.getByRole('menuitem', { name: 'Journal' }).click()
  await expect(page.getByRole('button', { name: 'Filtrer' })).toBeVisible()
  await expect(page.getByRole('row').filter({ hasText: 'Limite de comptes' })).toHaveCount(0)
  expect(await (await page.request.get('/api/audit')).text()).not.toContain('Limite de comptes')
  await page.context().clearCookies()
  await open(page, '', 'owner')
  await expect(page.getByRole('row').filter({ hasText: 'Limite de comptes' }).first()).toBeVisible()
  await page.context().clearCookies()
  await signInAs(page, 'group_admin', '/audit')
  await expect(page.getByRole('heading', { name: 'Cette page n’existe pas' })).toBeVisible()
  expect((await page.request.get('/api/audit')).status()).toBe(404)
})

test('the journal is accessible', async ({ page }) => {
  await changed('avant', 'après')
  await open(page)
  await expectAccessible(page, 'journal')
})
