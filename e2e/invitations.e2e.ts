import type { Page } from '@playwright/test'
import { sql } from 'drizzle-orm'
import { db } from '@/db/client'
import { expectAccessible } from './accessible'
import { person, signInAs } from './demo'
import { groupId } from './groups'
import { linkIn, mailTo } from './inbox'
import { invitationOf, invite, linkOf, newAddress } from './invitations'
import { expect, test } from './journey'

const search = (page: Page) => page.getByRole('searchbox', { name: 'Chercher une adresse' })
const row = (page: Page, text: string) => page.getByRole('row').filter({ hasText: text })
const tick = (page: Page, email: string) => page.getByRole('checkbox', { name: `Sélectionner ${email}` })

async function open(page: Page, query = '', key = 'group_admin', group = person(key).group) {
  await signInAs(page, key, `/groups/${await groupId(group)}/users/invitations${query && `?${query}`}`)
  await expect(page.getByRole('heading', { name: 'Invitations', level: 1 })).toBeVisible()
}

/** Invitations that only this test has, and a word that finds them. */
async function some(count: number) {
  const word = newAddress('lot').split('@')[0] ?? ''
  const addresses = Array.from({ length: count }, (_, at) => `p${at}.${word}@essais.example`)
  await invite(addresses.join(' ')).catch(() => invitationOf(addresses.at(-1) ?? ''))
  return { word, addresses: addresses.reverse() }
}

test('I7 resending sends a second mail with the same link', async ({ page }) => {
  const email = newAddress('encore')
  await invite(email)
  const first = await mailTo(email)
  await open(page, `q=${encodeURIComponent(email)}`)
  await expect(row(page, email)).toContainText('Lyon · Apprenant')
  await expect(row(page, email)).toContainText('par Nadia Benali')
  await row(page, email).getByRole('button', { name: 'Renvoyer l’invitation' }).click()
  await expect(page.getByText('1 invitation renvoyée')).toBeVisible()
  const second = await mailTo(email, 2)
  expect(linkIn(second, 'first-login')).toBe(linkIn(first, 'first-login'))
  await page.reload()
  await expect(row(page, email)).toContainText('E-mail envoyé')
})

test('I7 cancelling asks first, with the focus on the harmless button; then the link is dead', async ({
  page,
}) => {
  const email = newAddress('annulee')
  await invite(email)
  await open(page, `q=${encodeURIComponent(email)}`)
  const cancel = row(page, email).getByRole('button', { name: 'Annuler l’invitation' })
  await cancel.click()
  const dialog = page.getByRole('alertdialog', { name: `Annuler l’invitation de ${email}` })
  await expect(dialog.getByRole('button', { name: 'Garder' })).toBeFocused()
  await page.keyboard.press('Escape')
  await expect(cancel).toBeFocused()
  expect(await invitationOf(email)).toMatchObject({ status: 'pending' })
  await cancel.click()
  await dialog.getByRole('button', { name: 'Annuler l’invitation' }).click()
  await expect(page.getByText('1 invitation annulée')).toBeVisible()
  await expect(row(page, email)).toHaveCount(0)
  expect(await invitationOf(email)).toMatchObject({ status: 'cancelled' })
  await page.context().clearCookies()
  await page.goto(await linkOf(email))
  await expect(page.getByRole('heading', { name: 'Cette invitation a été annulée' })).toBeVisible()
})

test('the address bar is the state: search, state, sort, group, and back again', async ({ page }) => {
  const { word, addresses } = await some(3)
  const [expired = ''] = addresses
  await db().execute(
    sql`update invitations set expires_at = now() - interval '1 day' where email = ${expired}`,
  )
  await open(page)
  await expect(async () => {
    await page.keyboard.press('/')
    await expect(search(page)).toBeFocused({ timeout: 500 })
  }).toPass()
  await page.keyboard.type(word)
  await expect(page).toHaveURL(new RegExp(`q=${word}`))
  await expect(page.getByText('3 invitations', { exact: true })).toBeVisible()
  await page.getByRole('link', { name: 'Expirées' }).click()
  await expect(page.getByText('1 invitation', { exact: true })).toBeVisible()
  await expect(row(page, expired)).toContainText('Expirée')
  await expect(row(page, expired).getByRole('button', { name: 'Copier le lien' })).toHaveCount(0)
  await expect(page).toHaveURL(/state=expired/)
  await page.reload()
  await expect(search(page)).toHaveValue(word)
  await expect(row(page, expired)).toBeVisible()
  await page.getByRole('link', { name: 'Toutes' }).click()
  await expect(page.getByText('3 invitations', { exact: true })).toBeVisible()
  await page.getByLabel('Trier').selectOption({ label: 'Adresse' })
  await expect(page).toHaveURL(/sort=email/)
  await expect(page.getByRole('row').nth(1)).toContainText(addresses.at(-1) ?? '')
  await page.getByLabel('Groupe').selectOption({ label: 'Dans Part-Dieu' })
  await expect(page.getByText('Rien ne correspond')).toBeVisible()
  await page.getByRole('link', { name: 'Effacer les filtres' }).click()
  await expect(search(page)).toHaveValue('')
})

test('what was not received is found by its state; on a phone, outcomes leave the selection in reach', async ({
  page,
}) => {
  const { word, addresses } = await some(2)
  await Promise.all(addresses.map((email) => mailTo(email)))
  await db().execute(sql`
    with i as (update invitations set undelivered_at = now() where email = ${addresses[0]} returning id)
    update mails set delivery = 'bounced', delivery_at = now(), status = 'sent', settled_at = coalesce(settled_at, now())
    where invitation_id = (select id from i)`)
  await page.setViewportSize({ width: 390, height: 844 })
  await open(page, `q=${word}`)
  await page.getByRole('link', { name: 'Non reçues' }).click()
  await expect(page.getByText('1 invitation', { exact: true })).toBeVisible()
  await expect(row(page, addresses[0] ?? '')).toContainText('E-mail refusé')
  await page.getByRole('link', { name: 'Toutes' }).click()
  await tick(page, addresses[1] ?? '').check()
  await row(page, addresses[1] ?? '')
    .getByRole('button', { name: 'Renvoyer l’invitation' })
    .click()
  const outcome = page.getByRole('listitem').filter({ hasText: '1 invitation renvoyée' })
  await expect(outcome).toBeVisible()
  await page.waitForTimeout(500)
  const bar = await page.locator('[data-thumb-bar]').boundingBox()
  const told = await outcome.boundingBox()
  expect((told?.y ?? 0) + (told?.height ?? 0)).toBeLessThanOrEqual(bar?.y ?? 0)
})

test('a selection: a range with shift, the keyboard, and what was done is said', async ({ page }) => {
  const { word, addresses } = await some(4)
  await open(page, `q=${word}`)
  await tick(page, addresses[0] ?? '').click()
  await tick(page, addresses[2] ?? '').click({ modifiers: ['Shift'] })
  await expect(page.getByText('3 sélectionnées')).toBeVisible()
  await page.keyboard.press('j')
  await expect(tick(page, addresses[3] ?? '')).toBeFocused()
  await page.keyboard.press('k')
  await page.keyboard.press('x')
  await expect(page.getByText('2 sélectionnées')).toBeVisible()
  await db().execute(
    sql`update invitations set status = 'cancelled', ended_at = now() where email = ${addresses[0]}`,
  )
  await page.getByRole('button', { name: 'Annuler les invitations' }).click()
  const dialog = page.getByRole('alertdialog', { name: 'Annuler 2 invitations' })
  await dialog.getByRole('button', { name: 'Annuler les invitations' }).click()
  await expect(page.getByText('1 invitation annulée')).toBeVisible()
  await expect(page.getByText('1 a été laissée de côté')).toBeVisible()
  await expect(page.getByText('2 invitations', { exact: true })).toBeVisible()
  await page.keyboard.press('?')
  await expect(page.getByRole('dialog', { name: 'Au clavier' })).toBeVisible()
})

test('all that match the filter: pages, their number, one deed', async ({ page }) => {
  const { word, addresses } = await some(53)
  await open(page, `q=${word}`)
  await expect(page.getByText('53 invitations', { exact: true })).toBeVisible()
  await page.getByRole('link', { name: 'Page suivante' }).click()
  await expect(row(page, addresses.at(-1) ?? '')).toBeVisible()
  await expect(page.getByRole('row')).toHaveCount(4)
  await page.getByRole('link', { name: 'Page précédente' }).click()
  await expect(page.getByRole('row')).toHaveCount(51)
  await page.getByRole('checkbox', { name: 'Sélectionner toute la page' }).check()
  await page.getByRole('button', { name: 'Sélectionner les 53 qui correspondent' }).click()
  await page.getByRole('button', { name: 'Annuler les invitations' }).click()
  const dialog = page.getByRole('alertdialog', { name: 'Annuler 53 invitations' })
  await dialog.getByRole('button', { name: 'Annuler les invitations' }).click()
  await expect(page.getByText('53 invitations annulées')).toBeVisible()
  await expect(page.getByText('Rien ne correspond')).toBeVisible()
})

test.describe('T05 copying the link', () => {
  test('puts it on the clipboard and nowhere on the page', async ({ page, context, baseURL }) => {
    const email = newAddress('copie')
    await invite(email)
    await context.grantPermissions(['clipboard-read', 'clipboard-write'])
    await open(page, `q=${encodeURIComponent(email)}`)
    await row(page, email).getByRole('button', { name: 'Copier le lien' }).click()
    await expect(page.getByText('Lien copié')).toBeVisible()
    const copied = await page.evaluate(() => navigator.clipboard.readText())
    expect(copied).toBe(`${baseURL}${await linkOf(email)}`)
    expect(await page.content()).not.toContain(copied)
  })

  test('T12 is not offered for an invitation that promises more than one may give', async ({ page }) => {
    const email = newAddress('ailleurs')
    await invite(email)
    await invite(email, 'owner')
    await open(page, `q=${encodeURIComponent(email)}`)
    await expect(row(page, email)).toContainText('et 1 autre groupe')
    await expect(row(page, email).getByRole('button', { name: 'Renvoyer l’invitation' })).toBeVisible()
    await expect(row(page, email).getByRole('button', { name: 'Copier le lien' })).toHaveCount(0)
  })

  test('where the clipboard is refused, it can be copied by hand', async ({ page, baseURL }) => {
    const email = newAddress('main')
    await invite(email)
    await page.addInitScript(() => Object.defineProperty(navigator, 'clipboard', { value: undefined }))
    await open(page, `q=${encodeURIComponent(email)}`)
    await row(page, email).getByRole('button', { name: 'Copier le lien' }).click()
    const field = page.getByRole('textbox', { name: 'Lien de première connexion' })
    await expect(field).toHaveValue(`${baseURL}${await linkOf(email)}`)
    await page.getByRole('button', { name: 'Fermer' }).click()
    await expect(field).toHaveCount(0)
  })
})

test('A1 an invitation that waits is approved by somebody who may', async ({ page }) => {
  const email = newAddress('attente')
  await invite(email)
  await db().execute(sql`
    with i as (update invitations set approval_asked_at = now() where email = ${email} returning id)
    update invitation_memberships set invited_by_id = (select id from accounts where email = ${person('learner').email})
    where invitation_id = (select id from i)`)
  await open(page, `state=to_approve&q=${encodeURIComponent(email)}`)
  await row(page, email).getByRole('button', { name: 'Approuver' }).click()
  await expect(page.getByText('1 invitation approuvée')).toBeVisible()
  expect(await invitationOf(email)).toMatchObject({ approval_asked_at: null })
})

test('A2 one sees the invitations of one’s groups, and no others', async ({ page }) => {
  const email = newAddress('lyon')
  await invite(email)
  await open(page, `group=all&q=${encodeURIComponent(email)}`, 'user_admin')
  await expect(page.getByText('Rien ne correspond')).toBeVisible()
  await page.context().clearCookies()
  await signInAs(page, 'learner', `/groups/${await groupId('Croix-Rousse')}/users/invitations`)
  await expect(page.getByRole('heading', { name: 'Cette page n’existe pas' })).toBeVisible()
})

test('a sign-in that ended: nothing is done, and the page says so', async ({ page, context }) => {
  const email = newAddress('fin')
  await invite(email)
  await open(page, `q=${encodeURIComponent(email)}`)
  await context.clearCookies()
  await row(page, email).getByRole('button', { name: 'Renvoyer l’invitation' }).click()
  await expect(page.getByText('Votre connexion a pris fin')).toBeVisible()
})

test('the list is accessible, with a selection', async ({ page }) => {
  await open(page)
  await page.getByRole('checkbox', { name: 'Sélectionner toute la page' }).check()
  await expectAccessible(page, 'invitations')
})
