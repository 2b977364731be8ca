import { randomBytes } from 'node:crypto'
import type { Page } from '@playwright/test'
import { sql } from 'drizzle-orm'
import { db } from '@/db/client'
import { createAccounts } from '@/db/factories/accounts'
import { expectAccessible } from './accessible'
import { person, signInAs } from './demo'
import { password } from './first-login'
import { groupId } from './groups'
import { mailTo } from './inbox'
import { newAddress } from './invitations'
import { expect, test } from './journey'

const addressOf = async (group: string) => `/groups/${await groupId(group)}/users/create`
/** Of the page that shows: the one that one signed in on stays in the document, hidden. */
const field = (page: Page, label: string) => page.getByLabel(label, { exact: true }).filter({ visible: true })
const send = (page: Page) => page.getByRole('button', { name: 'CRÉER COMPTE', exact: true }).click()
const chosen = (page: Page) => page.getByRole('list', { name: 'Groupes choisis' }).getByRole('listitem')
const picker = (page: Page) => page.getByRole('dialog', { name: 'Choisir des groupes' })
const created = (page: Page, name: string) =>
  page.getByRole('heading', { name: `Le compte de ${name} est créé` })

async function open(page: Page, key = 'group_admin', group = person(key).group) {
  await signInAs(page, key, await addressOf(group))
  await expect(field(page, 'Prénom')).toBeVisible()
}

/** A name that nobody else has: other tests make people too. */
function somebody() {
  const lastName = `Test${randomBytes(4).toString('hex').replace(/\d/g, 'x')}`
  return { firstName: 'Zoé', lastName, name: `Zoé ${lastName}`, email: newAddress('zoe') }
}
type Somebody = ReturnType<typeof somebody>

async function fillIn(page: Page, { firstName, lastName, email }: Somebody) {
  await field(page, 'Prénom').fill(firstName)
  await field(page, 'Nom').fill(lastName)
  await field(page, 'Email').fill(email)
}

async function memberships(login: string) {
  const { rows } = await db().execute<{ name: string; role: string }>(sql`
    select g.name, m.role from memberships m join groups g on g.id = m.group_id
    join accounts a on a.id = m.account_id
    where ${login} in (a.email, a.user_name) and m.source_group_id = m.group_id order by g.name`)
  return rows.map(({ name, role }) => `${name} ${role}`)
}

async function logIn(page: Page, login: string, secret: string) {
  await page.goto('/login')
  await page.getByLabel('Email ou nom d’utilisateur').fill(login)
  await field(page, 'Mot de passe').fill(secret)
  await page.getByRole('button', { name: 'Se connecter' }).click()
}

/** Somebody who once was in Lyon. */
async function deleted({ firstName, lastName, email }: Somebody) {
  const [account] = await createAccounts(db(), [{ firstName, lastName, email }])
  await db().execute(sql`update accounts set status = 'deleted', deleted_at = now(),
    additional_info = 'au fournil', former_group_ids = ${`{${await groupId('Lyon')}}`}::uuid[]
    where id = ${account?.id ?? null}`)
}

test('C1 C2 a typed password: the person is active at once and logs in with it; learners climb (G2)', async ({
  page,
  context,
}) => {
  const zoe = somebody()
  await open(page)
  await fillIn(page, zoe)
  await expect(page.getByText('Cette personne rejoint aussi, comme apprenant')).toBeVisible()
  await page.getByLabel('Saisir un mot de passe').check()
  await field(page, 'Mot de passe').fill('court')
  await send(page)
  await expect(page.getByRole('link', { name: /trop court/ })).toBeVisible()
  await expect(field(page, 'Email')).toHaveValue(zoe.email)
  await field(page, 'Mot de passe').fill(password)
  await send(page)
  await expect(created(page, zoe.name)).toBeVisible()
  await expect(field(page, 'Prénom')).toHaveValue('')
  await expect(field(page, 'Mot de passe')).toHaveValue('')
  await expect(chosen(page)).toHaveText(['Lyon'])
  expect(await memberships(zoe.email)).toEqual(['Lyon learner'])
  await context.clearCookies()
  await logIn(page, zoe.email, password)
  await expect(page).toHaveURL('/')
})

test('C3 C4 the credentials go out by mail, once', async ({ page }) => {
  const zoe = somebody()
  await open(page)
  await fillIn(page, zoe)
  await send(page)
  await expect(created(page, zoe.name)).toBeVisible()
  expect((await mailTo(zoe.email)).html).toContain(zoe.email)
})

test('C5 without a mailbox: proposed user name, sheet, first login with the code, own password', async ({
  page,
  context,
}) => {
  const zoe = somebody()
  const userName = `zoe.${zoe.lastName.toLowerCase()}`
  await open(page)
  await field(page, 'Prénom').fill(zoe.firstName)
  await field(page, 'Nom').fill(zoe.lastName)
  await page.getByLabel('Sans adresse e-mail').check()
  await expect(field(page, 'Nom d’utilisateur')).toHaveValue(userName)
  await send(page)
  await expect(created(page, zoe.name)).toBeVisible()
  const sheet = page.getByRole('listitem').filter({ hasText: userName })
  await expect(sheet.getByRole('img')).toBeVisible()
  const code = (await sheet.getByText(/^[a-z2-9]{4}(-[a-z2-9]{4}){2}$/).textContent()) ?? ''
  await page.reload()
  await expect(field(page, 'Prénom')).toBeVisible()
  await expect(page.getByText(code)).toHaveCount(0)
  await context.clearCookies()
  await logIn(page, userName, code)
  await expect(page.getByRole('heading', { name: 'Choisissez votre mot de passe' })).toBeVisible()
  await page.getByLabel('Nouveau mot de passe', { exact: true }).fill(password)
  await page.getByRole('button', { name: 'Choisir ce mot de passe' }).click()
  await expect(page).toHaveURL('/?welcome=1')
})

test('C5 a list of names becomes accounts and a sheet; what cannot be created stays, and says why', async ({
  page,
}) => {
  const [zoe, paul] = [somebody(), somebody()]
  await signInAs(page, 'group_admin', `${await addressOf('Lyon')}/without-mailbox`)
  await field(page, 'Noms').fill(`Zoé ${zoe.lastName}\n${paul.lastName};Paul\nSeul`)
  await page.getByRole('button', { name: 'Ajouter à la liste' }).click()
  await expect(page.getByLabel('Nom d’utilisateur, ligne 2')).toHaveValue(
    `paul.${paul.lastName.toLowerCase()}`,
  )
  await page.getByRole('button', { name: 'CRÉER 3 COMPTES' }).click()
  await expect(page.getByRole('link', { name: 'Ligne 3 : Saisissez le prénom.' })).toBeVisible()
  await page.reload()
  await expect(page.getByText('Votre saisie a été retrouvée')).toBeVisible()
  await expect(page.getByLabel('Prénom, ligne 1')).toHaveValue('Zoé')
  await page.getByRole('button', { name: 'Retirer Seul' }).click()
  await page.getByRole('button', { name: 'CRÉER 2 COMPTES' }).click()
  await expect(page.getByRole('heading', { name: '2 comptes créés' })).toBeFocused()
  await expect(page.getByText(/^[a-z2-9]{4}(-[a-z2-9]{4}){2}$/)).toHaveCount(2)
  await expect(page.getByLabel('Prénom, ligne 1')).toHaveCount(0)
  expect(await memberships(`paul.${paul.lastName.toLowerCase()}`)).toEqual(['Lyon learner'])
})

test.describe('E1 an address that has an account', () => {
  test('is told before the button and after it, and added to the chosen group with one click', async ({
    page,
  }) => {
    const { email } = person('learner')
    await open(page, 'platform_admin', 'Chambéry')
    await fillIn(page, { ...somebody(), email })
    await field(page, 'Prénom').focus()
    const told = page.getByText('L’utilisateur possède déjà un compte actif')
    await expect(told).toBeVisible()
    await send(page)
    // The answer takes the focus: before that, what is told is still what was told before the button.
    await expect(page.locator(':focus')).toContainText('L’utilisateur possède déjà un compte actif')
    await expect(told).toHaveCount(1)
    await page.getByRole('button', { name: 'Ajouter à Chambéry' }).click()
    await expect(page.getByText('Ajouté à Chambéry')).toBeVisible()
    await expect(page.getByRole('link', { name: 'Ouvrir le compte' })).toBeVisible()
    expect(await memberships(email)).toContain('Chambéry learner')
  })

  test('that one may not know of is refused in neutral words, and nothing more (A2)', async ({ page }) => {
    await open(page)
    await fillIn(page, { ...somebody(), email: person('owner').email })
    await send(page)
    await expect(page.getByText('Ce compte ne peut pas être créé d’ici')).toBeVisible()
    await expect(page.getByText('Hélène')).toHaveCount(0)
  })
})

test('E2 a deleted account is restored after a preview of what is kept and what is overwritten', async ({
  page,
}) => {
  const zoe = somebody()
  await deleted(zoe)
  await open(page)
  await fillIn(page, { ...zoe, firstName: 'Zoë' })
  await send(page)
  const restore = page.getByRole('region', { name: 'Un compte supprimé existe déjà' })
  await expect(restore.getByText('au fournil')).toBeVisible()
  await expect(restore.getByRole('insertion')).toHaveText(`Zoë ${zoe.lastName}`)
  expect(await memberships(zoe.email)).toEqual([])
  await restore.getByRole('button', { name: 'Restaurer le compte' }).click()
  await expect(
    page.getByRole('heading', { name: `Le compte de Zoë ${zoe.lastName} est restauré` }),
  ).toBeVisible()
  expect(await memberships(zoe.email)).toEqual(['Lyon learner'])
})

test('E2 a deleted account whose user name a list proposes comes back with it, once that is asked for', async ({
  page,
}) => {
  const zoe = somebody()
  const userName = `zoe.${zoe.lastName.toLowerCase()}`
  await deleted(zoe)
  await db().execute(
    sql`update accounts set email = null, user_name = ${userName} where email = ${zoe.email}`,
  )
  await signInAs(page, 'group_admin', `${await addressOf('Lyon')}/without-mailbox`)
  await field(page, 'Noms').fill(zoe.name)
  await page.getByRole('button', { name: 'Ajouter à la liste' }).click()
  await expect(page.getByText(`celui du compte de ${zoe.name}, supprimé le`)).toBeVisible()
  await page.getByRole('button', { name: 'Restaurer à la création' }).click()
  await expect(page.getByText(`Le compte de ${zoe.name} sera restauré`)).toBeVisible()
  await page.getByRole('button', { name: 'CRÉER 1 COMPTE' }).click()
  await expect(page.getByRole('heading', { name: '1 compte créé' })).toBeVisible()
  expect(await memberships(userName)).toEqual(['Lyon learner'])
})

test('several groups by keyboard alone; roles are those that one may give in all of them', async ({
  page,
}) => {
  const zoe = somebody()
  await open(page)
  await fillIn(page, zoe)
  await page.getByRole('button', { name: 'Ajouter des groupes' }).focus()
  await page.keyboard.press('Enter')
  await expect(picker(page)).toBeVisible()
  await expect(picker(page).getByRole('checkbox', { name: 'Lyon', exact: true })).toBeChecked()
  await page.keyboard.press('ArrowDown')
  await page.keyboard.press('End')
  await page.keyboard.press('ArrowUp')
  await page.keyboard.press('Space')
  const name = await page.evaluate(() => document.activeElement?.closest('label')?.textContent ?? '')
  await page.keyboard.press('Enter')
  await expect(picker(page)).toHaveCount(0)
  await expect(page.getByRole('button', { name: 'Ajouter des groupes' })).toBeFocused()
  await expect(chosen(page)).toHaveText(['Lyon', name.replace('privé', '')])
  await send(page)
  await expect(created(page, zoe.name)).toBeVisible()
  expect(await memberships(zoe.email)).toHaveLength(2)
})

test.describe('nothing typed is lost', () => {
  test('by a reload; the password alone is not kept', async ({ page }) => {
    const zoe = somebody()
    await open(page)
    await fillIn(page, zoe)
    await page.getByLabel('Saisir un mot de passe').check()
    await field(page, 'Mot de passe').fill(password)
    await page.getByLabel('Informations complémentaires').fill('Équipe du matin')
    await page.reload()
    await expect(page.getByText('Votre saisie a été retrouvée')).toBeVisible()
    await expect(field(page, 'Email')).toHaveValue(zoe.email)
    await expect(page.getByLabel('Informations complémentaires')).toHaveValue('Équipe du matin')
    await expect(field(page, 'Mot de passe')).toHaveValue('')
    expect(await page.evaluate(() => JSON.stringify(sessionStorage))).not.toContain(password)
  })

  test('by a sign-in that ended while the form was open', async ({ page, context }) => {
    const zoe = somebody()
    await open(page)
    await fillIn(page, zoe)
    await context.clearCookies()
    await send(page)
    await expect(page.getByText('Votre connexion a pris fin')).toBeVisible()
    await expect(field(page, 'Email')).toHaveValue(zoe.email)
    const other = page.waitForEvent('popup')
    await page.getByRole('link', { name: 'Se connecter (nouvel onglet)' }).click()
    const login = await other
    await login.getByLabel('Email').fill(person('group_admin').email)
    await login.getByLabel('Mot de passe', { exact: true }).fill(person('group_admin').password)
    await login.getByRole('button', { name: 'Se connecter' }).click()
    await login.waitForURL(/users\/create/)
    await send(page)
    await expect(created(page, zoe.name)).toBeVisible()
  })
})

test('JavaScript that comes late: what was typed is taken over, what was pressed is done', async ({
  page,
}) => {
  const zoe = somebody()
  await open(page)
  await page.route('**/_next/static/**/*.js', async (route) => {
    await new Promise((later) => setTimeout(later, 3000))
    await route.continue()
  })
  await page.goto(await addressOf('Lyon'), { waitUntil: 'commit' })
  await fillIn(page, zoe)
  await send(page)
  await expect(created(page, zoe.name)).toBeVisible()
})

test.describe('rights', () => {
  test('T12 a user administrator gives the role Apprenant, in their own group, and no other', async ({
    page,
  }) => {
    await open(page, 'user_admin')
    const roles = page.getByRole('group', { name: 'Rôles' })
    await expect(roles.getByRole('checkbox')).toHaveCount(1)
    await expect(roles.getByLabel('Apprenant')).toBeChecked()
    await page.getByRole('button', { name: 'Ajouter des groupes' }).click()
    await expect(picker(page).getByRole('checkbox')).toHaveCount(1)
    await expect(picker(page).getByRole('checkbox', { name: 'Part-Dieu' })).toBeChecked()
  })

  test('T13 a learner, and an administrator of elsewhere, find no such pages', async ({ page }) => {
    for (const [key, group] of [
      ['learner', 'Croix-Rousse'],
      ['group_admin', 'Siège'],
    ] as const) {
      await page.context().clearCookies()
      await signInAs(page, key, await addressOf(group))
      await expect(page.getByRole('heading', { name: 'Cette page n’existe pas' })).toBeVisible()
      await page.goto(`${await addressOf(group)}/without-mailbox`)
      await expect(page.getByRole('heading', { name: 'Cette page n’existe pas' })).toBeVisible()
      await expect(page.getByLabel('Prénom')).toHaveCount(0)
    }
  })
})

test('the forms are accessible, with what is wrong in them', async ({ page }) => {
  await open(page)
  await send(page)
  await expect(page.getByRole('link', { name: 'Saisissez le prénom.' })).toBeVisible()
  await expectAccessible(page, 'create account')
  await page.getByRole('button', { name: 'Ajouter des groupes' }).click()
  await expect(picker(page)).toBeVisible()
  await expectAccessible(page, 'create account, groups')
  await page.keyboard.press('Escape')
  await page.goto(`${await addressOf('Lyon')}/without-mailbox`)
  await field(page, 'Noms').fill(`Zoé ${somebody().lastName}\nSeul`)
  await page.getByRole('button', { name: 'Ajouter à la liste' }).click()
  await page.getByRole('button', { name: 'CRÉER 2 COMPTES' }).click()
  await expectAccessible(page, 'without mailbox, refused')
  await page.getByRole('button', { name: 'Retirer Seul' }).click()
  await page.getByRole('button', { name: 'CRÉER 1 COMPTE' }).click()
  await expect(page.getByRole('heading', { name: '1 compte créé' })).toBeVisible()
  await expectAccessible(page, 'without mailbox, sheets')
})
