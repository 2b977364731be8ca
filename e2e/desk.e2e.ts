import type { Page } from '@playwright/test'
import { sql } from 'drizzle-orm'
import { db } from '@/db/client'
import { expectAccessible } from './accessible'
import { person, signInAs } from './demo'
import { groupId } from './groups'
import { linkIn, mailTo } from './inbox'
import { accountsOf, invitationOf, invite, newAddress } from './invitations'
import { expect, test } from './journey'

const password = 'cerise radiateur jeudi lampe'
const drawer = (page: Page) => page.getByRole('dialog')
const listOf = async (key: string) => `/groups/${await groupId(person(key).group)}/users/invitations`

/** A fresh invitation, seen by the administrator who gave it. */
async function invited(page: Page, name: string) {
  const email = newAddress(name)
  const { id } = await invite(email)
  await signInAs(page, 'group_admin', `${await listOf('group_admin')}?q=${encodeURIComponent(email)}`)
  await expect(page.getByRole('link', { name: email })).toBeVisible()
  return { email, id }
}

async function opened(page: Page, name: string) {
  const one = await invited(page, name)
  await page.getByRole('link', { name: one.email }).click()
  await expect(drawer(page).getByRole('heading', { name: 'Historique' })).toBeVisible()
  return one
}

test('opens by a press; the address bar says so; Escape leads back to the row', async ({ page }) => {
  const { email, id } = await opened(page, 'panneau')
  await expect(page).toHaveURL(new RegExp(`open=${id}`))
  await expect(drawer(page)).toBeFocused()
  await expect(drawer(page)).toContainText('Invitation créée par Nadia Benali')
  await expect(drawer(page)).toContainText('E-mail mis en file')
  await page.reload()
  await expect(drawer(page).getByRole('heading', { name: email })).toBeVisible()
  await expect(drawer(page)).toBeFocused()
  await page.keyboard.press('Escape')
  await expect(drawer(page)).toHaveCount(0)
  await expect(page.getByRole('link', { name: email })).toBeFocused()
  await expect(page).not.toHaveURL(/open=/)
})

test('opens by the keyboard from its row, and the way back closes it', async ({ page }) => {
  const { email } = await invited(page, 'clavier')
  await expect(async () => {
    await page.keyboard.press('j')
    await expect(page.getByRole('checkbox', { name: `Sélectionner ${email}` })).toBeFocused({ timeout: 500 })
  }).toPass()
  await page.keyboard.press('Enter')
  await expect(drawer(page).getByRole('heading', { name: email })).toBeVisible()
  await expect(drawer(page)).toBeFocused()
  await page.goBack()
  await expect(drawer(page)).toHaveCount(0)
})

test('A2 a link to the invitation of others says the same as one to nothing; a colleague sees it', async ({
  page,
}) => {
  const email = newAddress('collegue')
  const { id } = await invite(email)
  const list = await listOf('user_admin')
  await signInAs(page, 'user_admin', `${list}?open=${id}`)
  await expect(drawer(page)).toContainText('Cette invitation n’est pas visible ici')
  const foreign = await drawer(page).textContent()
  await page.goto(`${list}?open=00000000-0000-7000-8000-000000000000`)
  await expect(drawer(page)).toContainText('Cette invitation n’est pas visible ici')
  expect(await drawer(page).textContent()).toBe(foreign)
  await page.context().clearCookies()
  await signInAs(page, 'platform_admin', `${await listOf('platform_admin')}?open=${id}`)
  await expect(drawer(page).getByRole('heading', { name: email })).toBeVisible()
})

test('T08 correcting the address: the new one gets the mail, the old link is dead, what was typed stays', async ({
  page,
}) => {
  const { email, id } = await opened(page, 'fautive')
  const old = linkIn(await mailTo(email), 'first-login')
  const right = newAddress('bonne')
  await drawer(page).getByRole('button', { name: 'Corriger l’adresse' }).click()
  const field = page.getByLabel('Bonne adresse')
  await expect(field).toBeFocused()
  await field.fill('bonne@@essais.example')
  await page.getByRole('button', { name: 'Corriger et envoyer' }).click()
  await expect(drawer(page).getByRole('alert')).toContainText('plusieurs @')
  await expect(field).toHaveValue('bonne@@essais.example')
  await field.fill(right)
  await page.keyboard.press('Escape')
  await expect(field).toBeHidden()
  await page.keyboard.press('Enter')
  await expect(field).toHaveValue(right)
  await page.getByRole('button', { name: 'Corriger et envoyer' }).click()
  await expect(page.getByText('Adresse corrigée', { exact: true })).toBeVisible()
  await expect(drawer(page).getByRole('heading', { name: right })).toBeVisible()
  await expect(drawer(page)).toContainText('Adresse corrigée par Nadia Benali')
  expect(await invitationOf(right)).toMatchObject({ id, status: 'pending' })
  const link = linkIn(await mailTo(right), 'first-login')
  await page.context().clearCookies()
  await page.goto(old)
  await expect(page.getByRole('heading', { name: 'Ce lien n’est pas valable' })).toBeVisible()
  await page.goto(link)
  await expect(page.getByText(right)).toBeVisible()
})

test('activating for the person beside: they can log in with the password that they chose', async ({
  page,
}) => {
  const { email } = await opened(page, 'voisine')
  await drawer(page).getByRole('button', { name: 'Activer à sa place' }).click()
  await page.getByLabel('Nom', { exact: true }).fill('Voisin')
  await page.getByLabel('Prénom').fill('Véra')
  const field = page.getByLabel('Mot de passe choisi par la personne')
  await field.fill('motdepassemotdepasse')
  await page.getByRole('button', { name: 'Activer le compte' }).click()
  await expect(drawer(page).getByRole('alert')).toContainText('se devine facilement')
  await expect(page.getByLabel('Prénom')).toHaveValue('Véra')
  await field.fill(password)
  await page.getByRole('button', { name: 'Activer le compte' }).click()
  await expect(page.getByText('Compte activé', { exact: true })).toBeVisible()
  await expect(drawer(page)).toContainText('Compte activé sur place par Nadia Benali')
  await expect(drawer(page).getByRole('link', { name: 'Voir les utilisateurs' })).toBeVisible()
  expect(await page.content()).not.toContain(password)
  expect(await accountsOf(email)).toBe(1)
  await page.context().clearCookies()
  await page.goto('/login')
  await page.getByLabel('Email').fill(email)
  await page.getByLabel('Mot de passe', { exact: true }).fill(password)
  await page.getByRole('button', { name: 'Se connecter' }).click()
  await expect(page.getByText('Croix-Rousse').or(page.getByText('Lyon')).first()).toBeVisible()
})

test('a mail that came back: why, in words and in the server’s own, and what not to do', async ({
  page,
  context,
}) => {
  const { email } = await invited(page, 'rebond')
  await mailTo(email)
  const said = '550 5.1.1 <x>: Recipient address rejected: User unknown'
  await db().execute(sql`
    update mails set status = 'sent', settled_at = coalesce(settled_at, now()), delivery = 'bounced',
      delivery_at = now(), delivery_reason = ${said} where recipient = ${email}`)
  await page.reload()
  await page.getByRole('button', { name: 'Débloquer' }).click()
  await expect(drawer(page)).toContainText('Cette personne n’a rien reçu')
  await expect(drawer(page)).toContainText(said)
  await expect(drawer(page)).toContainText('Impossible : cette adresse refuse nos e-mails pour de bon')
  await expect(drawer(page).getByRole('button', { name: 'Renvoyer l’invitation' })).toHaveCount(0)
  await expect(drawer(page).getByRole('button').nth(1)).toHaveText('Corriger l’adresse')
  await context.grantPermissions(['clipboard-read', 'clipboard-write'])
  await drawer(page).getByRole('button', { name: 'Écrire à son informatique' }).click()
  await page.getByLabel('Langue', { exact: true }).selectOption('en')
  await page.getByRole('button', { name: 'Copier le texte' }).click()
  await expect(page.getByText('Texte copié')).toBeVisible()
  const copied = await page.evaluate(() => navigator.clipboard.readText())
  for (const part of ['Hello,', email, said, 'the sender: ', new URL(page.url()).origin])
    expect(copied).toContain(part)
})

test('what is done in the drawer shows in it and in the list: resent, then cancelled', async ({ page }) => {
  const { email } = await opened(page, 'suite')
  await mailTo(email)
  await drawer(page).getByRole('button', { name: 'Renvoyer l’invitation' }).click()
  await expect(page.getByText('1 invitation renvoyée')).toBeVisible()
  await expect(drawer(page)).toContainText('Renvoyée par Nadia Benali')
  await drawer(page).getByRole('button', { name: 'Annuler l’invitation' }).click()
  await page.getByRole('alertdialog').getByRole('button', { name: 'Annuler l’invitation' }).click()
  await expect(drawer(page)).toContainText('Annulée par Nadia Benali')
  await expect(page.getByRole('row').filter({ hasText: email })).toHaveCount(0)
  await page.keyboard.press('Escape')
  await expect(drawer(page)).toHaveCount(0)
})

test('the drawer is accessible, at the side and as a sheet', async ({ page }) => {
  await opened(page, 'axe')
  await drawer(page).getByRole('button', { name: 'Activer à sa place' }).click()
  await page.getByRole('button', { name: 'Activer le compte' }).click()
  await expect(drawer(page).getByRole('alert')).toBeVisible()
  await expectAccessible(page, 'drawer, activating')
  await page.setViewportSize({ width: 390, height: 844 })
  await expect(drawer(page)).toHaveAttribute('aria-modal', 'true')
  await drawer(page).getByRole('button', { name: 'Écrire à son informatique' }).click()
  await expectAccessible(page, 'drawer, writing to their IT')
})

test('on a phone the focus stays inside the sheet', async ({ page }) => {
  await page.setViewportSize({ width: 390, height: 844 })
  const { email } = await opened(page, 'telephone')
  for (let at = 0; at < 14; at += 1) {
    await page.keyboard.press('Tab')
    expect(await drawer(page).evaluate((panel) => panel.contains(document.activeElement))).toBe(true)
  }
  await drawer(page).getByRole('button', { name: 'Fermer' }).click()
  await expect(page.getByRole('link', { name: email })).toBeFocused()
})
