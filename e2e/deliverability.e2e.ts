import type { Page } from '@playwright/test'
import { sql } from 'drizzle-orm'
import { db } from '@/db/client'
import { createInvitations, type InvitationRow } from '@/db/factories/invitations'
import { expectAccessible } from './accessible'
import { signInAs } from './demo'
import { groupId } from './groups'
import { expect, test } from './journey'

const day = 86_400_000

/** A domain that only this test has, with people of its own. */
async function domainWith(rows: readonly Partial<InvitationRow>[]): Promise<string> {
  const domain = `essai-${crypto.randomUUID().slice(0, 8)}.example`
  const { rows: owners } = await db().execute<{ id: string }>(sql`select id from accounts where is_owner`)
  const shared = { groups: [{ groupId: await groupId('Lyon') }], invitedById: owners[0]?.id ?? '' }
  await createInvitations(
    db(),
    rows.map((row, at) => ({
      ...{ ...shared, email: `personne-${at}@${domain}`, createdAt: new Date(Date.now() - 5 * day) },
      ...row,
    })),
  )
  return domain
}

const times = (count: number, row: Partial<InvitationRow>) => Array.from({ length: count }, () => row)

async function open(page: Page, query = '') {
  await signInAs(page, 'platform_admin', `/deliverability${query && `?${query}`}`)
  await expect(page.getByRole('heading', { name: 'Par domaine' })).toBeVisible()
}
const cellsOf = (page: Page, domain: string) =>
  page.getByRole('row').filter({ hasText: domain }).getByRole('cell')

test('what became of the mails of a domain, in figures and day by day', async ({ page }) => {
  const domain = await domainWith([
    ...times(3, { delivery: 'delivered', state: 'accepted' }),
    ...times(2, { delivery: 'delivered', visits: ['automatic', 'person'] }),
    ...times(4, { delivery: 'delivered', visits: ['automatic'] }),
    ...times(2, { delivery: 'bounced' }),
    ...times(1, {}),
  ])
  await open(page, `q=${domain}`)
  await expect(cellsOf(page, domain)).toHaveText([/12/, /9/, /2/, /0/, /5/, /7/, /3/, /25\s?%/])
  await expect(page.getByRole('listitem').filter({ hasText: domain })).toHaveCount(0)
  await page.getByText('Les chiffres par jour').focus()
  await page.keyboard.press('Enter')
  const byDay = page.getByRole('table', { name: 'Les chiffres par jour' })
  await expect(byDay.getByRole('row')).toHaveCount(2)
  await expect(byDay.getByRole('cell')).toHaveText(['9', '1', '2'])
})

test('a domain where nobody accepts stands out, with the way to its invitations', async ({ page }) => {
  const domain = await domainWith(times(400, { delivery: 'bounced' }))
  await open(page)
  const silent = page.getByRole('listitem').filter({ hasText: domain })
  await expect(silent).toContainText('400 personnes invitées')
  await expect(silent).toContainText('Leur serveur refuse nos messages')
  await silent.getByText('Écrire à leur service informatique').click()
  await expect(silent.getByText('Nous y avons invité 400 personnes')).toContainText(domain)
  await silent.getByRole('link', { name: 'Voir ces invitations' }).click()
  await expect(page).toHaveURL(new RegExp(`q=%40${domain}`))
  await expect(page.getByText('400 invitations', { exact: true })).toBeVisible()
})

test('the address bar is the state: period, domain, order, and back again', async ({ page }) => {
  const old = await domainWith(times(2, { createdAt: new Date(Date.now() - 60 * day) }))
  await open(page, `q=${old}`)
  await expect(page.getByText('Aucun domaine ne correspond')).toBeVisible()
  await page.getByRole('link', { name: '90 jours' }).click()
  await expect(cellsOf(page, old).first()).toHaveText(/2/)
  await expect(page).toHaveURL(new RegExp(`q=${old}.*days=90|days=90.*q=${old}`))
  await page.getByRole('link', { name: 'Domaine', exact: true }).click()
  await expect(page).toHaveURL(/sort=domain/)
  await expect(page.getByRole('columnheader', { name: 'Domaine' })).toHaveAttribute('aria-sort', 'ascending')
  await page.getByRole('link', { name: 'Domaine', exact: true }).click()
  await expect(page).toHaveURL(/way=down/)
  await page.reload()
  await expect(page.getByRole('columnheader', { name: 'Domaine' })).toHaveAttribute('aria-sort', 'descending')
  await expect(page.getByRole('searchbox', { name: 'Chercher un domaine' })).toHaveValue(old)
})

test('F03 mails that may have gone are to be decided by a person, and are found', async ({ page }) => {
  const domain = await domainWith(times(1, { mail: 'uncertain' }))
  await open(page)
  await expect(page.getByRole('heading', { name: 'À décider' })).toBeVisible()
  await page.getByRole('link', { name: 'Voir les invitations non reçues' }).click()
  await expect(page).toHaveURL(/state=undelivered/)
  await page.getByRole('searchbox', { name: 'Chercher une adresse' }).fill(domain)
  await expect(page.getByRole('row').filter({ hasText: domain })).toContainText('E-mail peut-être envoyé')
})

test('A2 the page is in the menu of a platform administrator, and does not exist for others', async ({
  page,
}) => {
  await signInAs(page, 'platform_admin')
  await page.getByRole('button', { name: /^Compte de/ }).click()
  await page.getByRole('menuitem', { name: 'Délivrabilité' }).click()
  await expect(page.getByRole('heading', { name: 'Délivrabilité', level: 1 })).toBeVisible()
  await page.context().clearCookies()
  await signInAs(page, 'group_admin', '/deliverability')
  await expect(page.getByRole('heading', { name: 'Cette page n’existe pas' })).toBeVisible()
  await page.goto('/')
  await page.getByRole('button', { name: /^Compte de/ }).click()
  await expect(page.getByRole('menuitem', { name: 'Se déconnecter' })).toBeVisible()
  await expect(page.getByRole('menuitem', { name: 'Délivrabilité' })).toHaveCount(0)
})

test('deliverability is accessible, as cards on a phone', async ({ page }) => {
  await domainWith(times(8, { delivery: 'delivered' }))
  await open(page, 'days=90')
  await expect(page.locator('figure svg').first()).toBeVisible()
  await page.getByText('Les chiffres par jour').click()
  await expectAccessible(page, 'deliverability')
  await page.setViewportSize({ width: 390, height: 844 })
  await expect(page.getByLabel('Trier')).toBeVisible()
})
