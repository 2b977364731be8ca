import { readFile } from 'node:fs/promises'
import type { Page } from '@playwright/test'
import { sql } from 'drizzle-orm'
import { db } from '@/db/client'
import { createAccounts } from '@/db/factories/accounts'
import { createMemberships } from '@/db/factories/memberships'
import { expectAccessible } from './accessible'
import { person, signInAs } from './demo'
import { groupId } from './groups'
import { expect, test } from './journey'

const row = (page: Page, name: string) => page.getByRole('row').filter({ hasText: name })
const tick = (page: Page, name: string) => page.getByRole('checkbox', { name: `Sélectionner ${name}` })
const query = (page: Page) => Object.fromEntries(new URL(page.url()).searchParams)

async function open(page: Page, text = '', key = 'group_admin', group = person(key).group) {
  await signInAs(page, key, `/groups/${await groupId(group)}/settings/users${text && `?${text}`}`)
  await expect(page.getByRole('heading', { name: 'UTILISATEURS', level: 1 })).toBeVisible()
}

/** People that only this test has, in Croix-Rousse, whom one word finds. */
async function some(count: number, word: string) {
  const people = await createAccounts(
    db(),
    Array.from({ length: count }, (_, at) => ({
      firstName: `Numéro${at}`,
      lastName: word,
      email: `${word.toLowerCase()}.${at}@essais.example`,
    })),
  )
  const place = await groupId('Croix-Rousse')
  await createMemberships(
    db(),
    people.map(({ id }) => ({ accountId: id, groupId: place })),
  )
  return people
}
const word = (start: string) => `${start}${Math.random().toString(36).slice(2, 8).replace(/\d/g, 'x')}`

test('what is filtered, sorted and shown is in the address bar, and comes back from it', async ({ page }) => {
  await open(page)
  await page.getByLabel('Rôle', { exact: true }).selectOption('Apprenants')
  await expect.poll(() => query(page)).toEqual({ role: 'learner' })
  // The other menus lead on from here once the list has come.
  await expect(page.getByRole('link', { name: 'Effacer les filtres' })).toBeVisible()
  await page.getByLabel('Date de suppression').selectOption('Avec une date de suppression')
  await expect.poll(() => query(page)).toEqual({ role: 'learner', ends: 'any' })
  await page.getByLabel('Trier').selectOption('Par date de suppression')
  await expect(page.getByRole('link', { name: /Faure|Girard/ })).toHaveText(['Jeanne Faure', 'Hugo Girard'])
  await page.getByRole('button', { name: 'Colonnes' }).click()
  await page.getByRole('menuitemcheckbox', { name: 'Date de suppression' }).click()
  await page.getByRole('menuitemcheckbox', { name: 'Rôles' }).click()
  await expect.poll(() => query(page).cols).toBe('since,lastSignIn,deletionDate')
  await page.keyboard.press('Escape')
  await expect(page.getByRole('columnheader', { name: 'Date de suppression' })).toBeVisible()
  await expect(page.getByRole('columnheader', { name: 'Rôles' })).toHaveCount(0)
  await page.reload()
  await expect(page.getByRole('link', { name: /Faure|Girard/ })).toHaveText(['Jeanne Faure', 'Hugo Girard'])
  await expect(page.getByRole('columnheader', { name: 'Date de suppression' })).toBeVisible()
  await page.getByRole('link', { name: 'Effacer les filtres' }).click()
  await expect(row(page, 'Nadia Benali')).toBeVisible()
})

test('T20 the file holds who is listed, with the chosen columns, and runs nothing', async ({ page }) => {
  const name = word('Export')
  const [first] = await some(2, name)
  await db().execute(sql`update accounts set additional_info = '=1+1' where id = ${first?.id ?? ''}`)
  await open(page, `q=${name}&cols=roles,info`)
  const waiting = page.waitForEvent('download')
  await page.getByRole('link', { name: 'Exporter' }).click()
  const download = await waiting
  expect(download.suggestedFilename()).toMatch(/^utilisateurs-\d{4}-\d\d-\d\d\.csv$/)
  const text = await readFile(await download.path(), 'utf8')
  expect(text.replace('\uFEFF', '').split('\r\n')).toEqual([
    'Nom;Prénom;Email;Nom d’utilisateur;Rôles;Informations complémentaires',
    `${name};Numéro0;${name.toLowerCase()}.0@essais.example;;Apprenant via Croix-Rousse;'=1+1`,
    `${name};Numéro1;${name.toLowerCase()}.1@essais.example;;Apprenant via Croix-Rousse;`,
    '',
  ])
})

test('A2 T13 the file of a group that is not theirs is an unknown page, byte for byte', async ({ page }) => {
  await signInAs(page, 'group_admin')
  const answers = await Promise.all(
    [await groupId('Siège'), '00000000-0000-7000-8000-000000000000'].map(async (id) => {
      const answer = await page.request.get(`/groups/${id}/settings/users/export`)
      return [answer.status(), await answer.text()]
    }),
  )
  expect(answers).toEqual([
    [404, ''],
    [404, ''],
  ])
  const own = await page.request.get(`/groups/${await groupId('Lyon')}/settings/users/export`)
  expect([own.status(), (await own.text()).includes('Benali')]).toEqual([200, true])
  await page.context().clearCookies()
  const nobody = await page.request.get(`/groups/${await groupId('Lyon')}/settings/users/export`)
  expect(await nobody.text()).not.toContain('Benali')
})

test('deleting many says what it does first, leaves out who is not theirs, and is done at once', async ({
  page,
}) => {
  const name = word('Lot')
  const people = await some(3, name)
  const elsewhere = await groupId('Siège')
  await createMemberships(db(), [{ accountId: people[2]?.id ?? '', groupId: elsewhere }])
  await open(page, `q=${name}`)
  await tick(page, `Numéro0 ${name}`).check()
  await tick(page, `Numéro2 ${name}`).click({ modifiers: ['Shift'] })
  await expect(page.getByText('3 sélectionnées')).toBeVisible()
  await page.getByRole('button', { name: 'Supprimer' }).click()
  const dialog = page.getByRole('alertdialog', { name: 'Supprimer 2 comptes' })
  await expect(dialog).toContainText('1 autre compte reste comme il est')
  await expect(dialog.getByRole('button', { name: 'Garder' })).toBeFocused()
  await dialog.getByRole('button', { name: 'Supprimer' }).click()
  await expect(page.getByText('2 comptes supprimés')).toBeVisible()
  await expect(page.getByText('1 laissé comme il est')).toBeVisible()
  await expect(page.getByRole('row')).toHaveCount(2)
  await page.getByRole('link', { name: 'Supprimés', exact: true }).click()
  await expect(page).toHaveURL(/state=deleted/)
})

test('E2 a deletion is taken back from its toast, which says what does not come back', async ({ page }) => {
  const name = word('Repris')
  const people = await some(2, name)
  await db().execute(sql`update accounts set email = null, user_name = ${name.toLowerCase()}
    where id = ${people[1]?.id ?? ''}`)
  await open(page, `q=${name}`)
  await page.getByRole('checkbox', { name: 'Sélectionner toute la page' }).check()
  await page.getByRole('button', { name: 'Supprimer' }).click()
  await page.getByRole('alertdialog').getByRole('button', { name: 'Supprimer' }).click()
  await expect(page.getByText('2 comptes supprimés')).toBeVisible()
  await page.getByRole('button', { name: 'Annuler', exact: true }).click()
  await expect(page.getByText('2 comptes restaurés')).toBeVisible()
  await expect(page.getByText('les anciens groupes, rôles et mots de passe ne reviennent pas')).toBeVisible()
  await expect(page.getByText('1 personne n’a pas d’adresse')).toBeVisible()
  await expect(row(page, `Numéro1 ${name}`)).toContainText('Mot de passe à choisir')
})

test('G5 leaving a group tells what happens below before it happens', async ({ page }) => {
  const name = word('Depart')
  await some(2, name)
  await open(page, `q=${name}`)
  await page.getByRole('checkbox', { name: 'Sélectionner toute la page' }).check()
  await page.getByRole('button', { name: 'Autres actions' }).click()
  await page.getByRole('menuitem', { name: 'Retirer du groupe' }).click()
  const dialog = page.getByRole('alertdialog')
  await expect(dialog).toContainText('2 personnes perdent ce rôle')
  await expect(dialog).toContainText('Croix-Rousse (2 personnes)')
  await dialog.getByLabel('Rôle à retirer').selectOption('Animateur')
  await expect(dialog).toContainText('Aucune des personnes sélectionnées n’a ce rôle')
  await expect(dialog.getByRole('button', { name: 'Retirer' })).toHaveAttribute('aria-disabled', 'true')
  await page.keyboard.press('Escape')
  await expect(dialog).toHaveCount(0)
})

test('a day of deletion is given to all that were selected', async ({ page }) => {
  const name = word('Date')
  await some(2, name)
  await open(page, `q=${name}&cols=deletionDate`)
  await page.getByRole('checkbox', { name: 'Sélectionner toute la page' }).check()
  await page.getByRole('button', { name: 'Autres actions' }).click()
  await page.getByRole('menuitem', { name: 'Date de suppression' }).click()
  const dialog = page.getByRole('alertdialog')
  await dialog.getByLabel('Supprimer les comptes le').fill('2099-05-04')
  await expect(dialog).toContainText('2 comptes sont concernés')
  await dialog.getByRole('button', { name: 'Changer la date' }).click()
  await expect(page.getByText('Date de suppression de 2 comptes changée')).toBeVisible()
  await expect(row(page, `Numéro1 ${name}`)).toContainText('4 mai 2099')
})

test('the keyboard searches, moves, selects and helps', async ({ page }) => {
  await open(page)
  await page.keyboard.press('j')
  await page.keyboard.press('x')
  await page.keyboard.press('ArrowDown')
  await page.keyboard.press('x')
  await expect(page.getByText('2 sélectionnées')).toBeVisible()
  await page.keyboard.press('?')
  await expect(page.getByRole('dialog', { name: 'Au clavier' })).toContainText('ouvrir le compte de la ligne')
  await page.keyboard.press('Escape')
  await page.keyboard.press('/')
  await expect(page.getByRole('searchbox')).toBeFocused()
})

test('A1 a user administrator is offered the role that is theirs to give, and nothing else', async ({
  page,
}) => {
  await open(page, '', 'user_admin')
  await page.getByRole('checkbox', { name: 'Sélectionner toute la page' }).check()
  await page.getByRole('button', { name: 'Autres actions' }).click()
  await page.getByRole('menuitem', { name: 'Ajouter au groupe' }).click()
  const dialog = page.getByRole('alertdialog')
  await expect(dialog.getByLabel('Rôle à donner').getByRole('option')).toHaveText(['Apprenant'])
})

test('the list is accessible, with each of its views and its questions', async ({ page }) => {
  const name = word('Question')
  await some(1, name)
  await open(page)
  for (const view of ['', 'cols=roles,since,lastSignIn,deletionDate,language,info', 'state=deleted']) {
    await page.goto(`/groups/${await groupId('Lyon')}/settings/users?${view}`)
    await expect(page.getByRole('heading', { name: 'UTILISATEURS' })).toBeVisible()
    await expect(page.getByRole('searchbox')).toBeVisible()
    await expectAccessible(page, `users ${view.slice(0, 5)}`)
  }
  await page.goto(`/groups/${await groupId('Lyon')}/settings/users?q=${name}`)
  await tick(page, `Numéro0 ${name}`).check()
  await page.getByRole('button', { name: 'Supprimer' }).click()
  await expect(page.getByRole('alertdialog')).toContainText('se connecter')
  await expectAccessible(page, 'users, deleting')
})
