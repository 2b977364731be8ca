import { randomUUID } from 'node:crypto'
import type { Browser, Page } from '@playwright/test'
import { sql } from 'drizzle-orm'
import { createAccounts } from '@/db/factories/accounts'
import { hashPassword } from '@/domain/accounts/password'
import { expectAccessible } from './accessible'
import { form, post } from './security/actions'
import { expect, type Ground, test } from './security/ground'
import { stateOf } from './security/state'

/* On a platform of their own, each as somebody of their own. */

const password = 'tournesol violet matin'
const another = 'cerise radiateur jeudi lampe'

async function somebody({ db }: Ground) {
  const email = `${randomUUID().slice(0, 8)}@compte.example`
  const passwordHash = await hashPassword(password, 10)
  const [account] = await createAccounts(db, [{ firstName: 'Zoé', lastName: 'Martin', email, passwordHash }])
  return { id: account?.id ?? '', email }
}

/** Not only at the end of another address: `/login?next=/account` ends like this one. */
const isAccount = (url: URL) => url.pathname === '/account'

async function logIn(page: Page, { url }: Ground, email: string, typed = password) {
  await page.goto(`${url}/login?next=/account`)
  await page.getByLabel('Email').fill(email)
  await page.getByLabel('Mot de passe', { exact: true }).fill(typed)
  await page.getByRole('button', { name: 'Se connecter' }).click()
}

async function elsewhere(browser: Browser, ground: Ground, email: string) {
  const context = await browser.newContext({ locale: 'fr-FR' })
  const page = await context.newPage()
  await logIn(page, ground, email)
  await page.waitForURL(isAccount)
  return page
}

const rowOf = async ({ db }: Ground, id: string) =>
  (await db.execute<Record<string, unknown>>(sql`select * from accounts where id = ${id}`)).rows[0]

test('name, language and zone are one’s own to change; times follow the zone', async ({ page, ground }) => {
  const { id, email } = await somebody(ground)
  await logIn(page, ground, email)
  await page.waitForURL(isAccount)
  await page.getByRole('button', { name: /Compte de Zoé/ }).click()
  await page.getByRole('menuitem', { name: 'Mon compte' }).click()
  await expect(page.getByRole('heading', { level: 1, name: 'Mon compte' })).toBeVisible()
  await expect(page.getByText('Seul un administrateur peut le changer.')).toBeVisible()
  await page.getByLabel('Prénom').fill('Zoë')
  await page.getByLabel('Fuseau horaire').fill('mars')
  await page.getByRole('button', { name: 'Enregistrer' }).click()
  const summary = page.getByRole('alert').filter({ hasText: 'À corriger' })
  await expect(summary).toBeFocused()
  await expect(summary).toContainText('Ce fuseau est inconnu')
  await expect(page.getByLabel('Prénom')).toHaveValue('Zoë')
  await page.getByLabel('Fuseau horaire').fill('tokyo')
  await page.getByRole('button', { name: 'Enregistrer' }).click()
  await expect(page.getByText('Votre compte est à jour')).toBeVisible()
  await expect(page.getByLabel('Fuseau horaire')).toHaveValue('Asia/Tokyo')
  const { rows } = await ground.db.execute<{ time: string }>(sql`
    select to_char(created_at at time zone 'Asia/Tokyo', 'HH24:MI') as time from sign_ins where account_id = ${id}`)
  await expect(page.getByRole('list', { name: 'Connexions' })).toContainText(rows[0]?.time ?? '?')
  await page.getByRole('combobox', { name: 'Langue' }).selectOption('en')
  await page.getByRole('button', { name: 'Enregistrer' }).click()
  await expect(page.getByRole('heading', { level: 1, name: 'My account' })).toBeVisible()
  expect(await rowOf(ground, id)).toMatchObject({
    first_name: 'Zoë',
    language: 'en',
    time_zone: 'Asia/Tokyo',
  })
})

test('T15 another password: the present one is asked for, other places are out at once, this one stays', async ({
  page,
  browser,
  ground,
}) => {
  const { email } = await somebody(ground)
  const other = await elsewhere(browser, ground, email)
  await logIn(page, ground, email)
  await page.waitForURL(isAccount)
  const present = page.getByLabel('Mot de passe actuel')
  const chosen = page.getByLabel('Nouveau mot de passe')
  await present.fill('tournesol violet midi')
  await chosen.fill(another)
  await page.getByRole('button', { name: 'Changer le mot de passe' }).click()
  await expect(
    page.getByRole('alert').filter({ hasText: 'Ce n’est pas votre mot de passe actuel' }),
  ).toBeVisible()
  // Neither stays behind on the page.
  await expect(present).toHaveValue('')
  await expect(chosen).toHaveValue('')
  await other.reload()
  await expect(other.getByRole('heading', { level: 1, name: 'Mon compte' })).toBeVisible()
  await present.fill(password)
  await chosen.fill(another)
  await page.getByRole('button', { name: 'Changer le mot de passe' }).click()
  await expect(page.getByText('Votre mot de passe est changé')).toBeVisible()
  await expect(page.getByText('Votre autre connexion est fermée.')).toBeVisible()
  await other.reload()
  await other.waitForURL('**/login**')
  await page.reload()
  await expect(page.getByRole('heading', { level: 1, name: 'Mon compte' })).toBeVisible()
  await logIn(other, ground, email)
  await expect(other.getByRole('alert').filter({ hasText: 'ne correspondent pas' })).toBeVisible()
  await logIn(other, ground, email, another)
  await other.waitForURL(isAccount)
})

test('T15 what one leaves on the page is gone when one comes back', async ({ page, ground }) => {
  const { email } = await somebody(ground)
  await logIn(page, ground, email)
  await page.waitForURL(isAccount)
  await page.getByLabel('Mot de passe actuel').fill(password)
  await page.getByRole('banner').getByRole('link', { name: 'Maison Ardouin' }).click()
  await expect(page.getByRole('heading', { level: 1, name: /Bonjour/ })).toBeVisible()
  await page.goBack()
  await expect(page.getByLabel('Mot de passe actuel')).toHaveValue('')
})

test('T15 where one is signed in is shown, this place marked; the others are ended one by one or all at once', async ({
  page,
  browser,
  ground,
}) => {
  const { email } = await somebody(ground)
  const [first, second, third] = [
    await elsewhere(browser, ground, email),
    await elsewhere(browser, ground, email),
    await elsewhere(browser, ground, email),
  ]
  await logIn(page, ground, email)
  await page.waitForURL(isAccount)
  const places = page.getByRole('list', { name: 'Connexions' }).getByRole('listitem')
  await expect(places).toHaveCount(4)
  await expect(places.first()).toContainText('Ici')
  await expect(places.first().getByRole('button')).toHaveCount(0)
  await places
    .nth(1)
    .getByRole('button', { name: /Déconnecter/ })
    .click()
  await expect(page.getByText('1 connexion fermée')).toBeVisible()
  await expect(places).toHaveCount(3)
  await third.reload()
  await third.waitForURL('**/login**')
  await page.getByRole('button', { name: 'Déconnecter partout ailleurs' }).click()
  const dialog = page.getByRole('alertdialog')
  await expect(dialog).toContainText('2 connexions se ferment tout de suite.')
  await expect(dialog.getByRole('button', { name: 'Ne rien changer' })).toBeFocused()
  await dialog.getByRole('button', { name: 'Déconnecter' }).click()
  await expect(page.getByText('Vous n’êtes connecté nulle part ailleurs.')).toBeVisible()
  for (const gone of [first, second]) {
    await gone.reload()
    await gone.waitForURL('**/login**')
  }
})

test('T23 these actions do nothing for nobody, whatever is posted', async ({ ground }) => {
  const before = await stateOf(ground.db)
  const identity = { firstName: 'X', lastName: 'Y', language: 'en', timeZone: 'UTC' }
  const posts = [
    ['saveIdentity', [form(identity)]],
    ['changeOwnPassword', [{ typed: {}, errors: [] }, form({ present: password, password: another })]],
    ['endElsewhere', ['all']],
  ] as const
  for (const [name, args] of posts) {
    for (const shape of [args, [], [null], [{}], ['x'.repeat(99)]]) {
      const { status, body } = await post(`${ground.url}/account`, name, shape)
      expect.soft(status, `${name}: ${body}`).toBeLessThan(500)
    }
  }
  expect(await stateOf(ground.db)).toEqual(before)
})

test('T14 one’s own account takes what the form asks for and no other column', async ({ page, ground }) => {
  const { id, email } = await somebody(ground)
  await logIn(page, ground, email)
  await page.waitForURL(isAccount)
  const cookie = (await page.context().cookies()).map(({ name, value }) => `${name}=${value}`).join('; ')
  const before = await rowOf(ground, id)
  const given = { firstName: 'Zoë', lastName: 'Martin', language: 'fr', timeZone: 'Europe/Paris' }
  const more = {
    id: randomUUID(),
    email: 'autre@compte.example',
    isOwner: 'true',
    is_owner: 'true',
    status: 'deleted',
    passwordHash: 'x',
    deletionDate: '2099-01-01',
    accountId: ground.people[0]?.accountId ?? '',
  }
  await post(`${ground.url}/account`, 'saveIdentity', [form({ ...more, ...given })], { headers: { cookie } })
  expect(await rowOf(ground, id)).toEqual({ ...before, first_name: 'Zoë' })
})

test('one’s own account is accessible', async ({ page, browser, ground }) => {
  const { email } = await somebody(ground)
  await elsewhere(browser, ground, email)
  await logIn(page, ground, email)
  await page.waitForURL(isAccount)
  await expect(page.getByRole('list', { name: 'Connexions' })).toBeVisible()
  await expectAccessible(page, 'own account')
})
