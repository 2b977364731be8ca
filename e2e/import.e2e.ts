import { readFileSync } from 'node:fs'
import type { Page } from '@playwright/test'
import { expectAccessible } from './accessible'
import {
  accountsOf,
  chip,
  drop,
  excelFile,
  head,
  lines,
  open,
  startImport,
  team,
  tried,
  unique,
} from './import-files'
import { mailsTo, mailTo } from './inbox'
import { expect, test } from './journey'

const ended = (page: Page) => page.getByRole('heading', { name: 'Import terminé' })

test('V1 V2 V3 a file of Excel with one bad line: tried, imported, the line corrected and imported again; all once', async ({
  page,
}) => {
  const { name, emails, rows } = team()
  await open(page)
  await drop(page, excelFile(name, [head, ...rows]))
  await expect(page.getByRole('heading', { level: 1, name })).toBeVisible({ timeout: 30_000 })
  await tried(page, 'Prêt : 3 lignes à écrire')
  await expect(page.getByText('Windows-1252 · point-virgule · 6 colonnes importées')).toBeVisible()
  expect(await accountsOf(emails), 'nothing is written by the dry run').toEqual([])

  await page.getByRole('button', { name: 'Modifier' }).click()
  const recognised = page.getByRole('table', { name: 'Ce qui a été reconnu' })
  await expect(recognised.getByRole('row', { name: 'Prénom' })).toContainText(/Hélène.*François.*Zoé/s)
  await expect(recognised).toContainText('du cœur à l’ouvrage')
  await expect(recognised.getByLabel('Contenu de « Rôle »')).toHaveValue('role')
  await page.getByRole('button', { name: 'Replier' }).click()

  await expect(lines(page)).toHaveCount(5)
  await chip(page, '1 refusée').click()
  await expect(page).toHaveURL(/\?outcome=refused$/)
  await expect(lines(page)).toHaveCount(2)
  await expect(lines(page).last()).toContainText(/Zoé.*Rôle «.Apprentie.»/s)
  await expect(page.getByText('3 e-mails d’identifiants')).toBeVisible()
  await expectAccessible(page, 'a dry run with a refused line')

  await startImport(page, 'Importer 3 lignes')
  await expect(ended(page)).toBeVisible({ timeout: 60_000 })
  await expect(page.getByText('3 créations · 1 refusée')).toBeVisible()
  const made = await accountsOf(emails)
  expect(made.map(({ name: who, groups, info }) => [who.replace(/\p{Ll}{8}$/u, ''), groups, info])).toEqual([
    [expect.stringContaining('François Müller'), 'Lyon author', ''],
    [expect.stringContaining('Hélène Lefèvre'), 'Lyon learner', 'du cœur à l’ouvrage'],
    [expect.stringContaining('Loïc Noël'), 'Lyon learner', 'déjà venu'],
  ])
  await expectAccessible(page, 'an import that has ended')

  const [download] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('link', { name: 'Télécharger les lignes refusées' }).click(),
  ])
  const refused = readFileSync(await download.path(), 'utf8')
  expect(refused).toContain('Rôle – Ce rôle n’existe pas')
  expect(refused.trim().split('\n')).toHaveLength(2)
  await page.getByRole('link', { name: 'Importer un autre fichier' }).click()
  await page.getByLabel('Choisir un fichier').setInputFiles({
    name,
    mimeType: 'text/csv',
    buffer: Buffer.from(refused.replace('Apprentie', 'Apprenant')),
  })
  await tried(page, 'Prêt : 1 ligne à écrire')
  await startImport(page, 'Importer 1 ligne')
  await expect(ended(page)).toBeVisible({ timeout: 60_000 })
  expect((await accountsOf(emails)).map(({ email }) => email)).toEqual(emails)
  for (const email of emails) await mailTo(email)
  for (const email of emails) expect(await mailsTo(email), email).toHaveLength(1)
})

test('F11 the same file again changes nothing, and says so', async ({ page }) => {
  const { name, emails, rows } = team()
  const file = excelFile(name, [head, ...rows.slice(0, 2)])
  await open(page)
  await page.getByLabel('Choisir un fichier').setInputFiles(file)
  await tried(page, 'Prêt : 2 lignes à écrire')
  // Changed their mind before the first choice was answered: what was said last holds.
  const answer = page.waitForResponse(
    (one) => one.request().postData()?.includes('"way":"create"') ?? false,
    { timeout: 20_000 },
  )
  await page.getByRole('radio', { name: /^Envoyer des invitations/ }).click()
  await page.getByRole('radio', { name: /^Créer des comptes/ }).click()
  await answer
  await page.reload()
  await tried(page, 'Prêt : 2 lignes à écrire')
  await expect(page.getByRole('radio', { name: /^Créer des comptes/ })).toBeChecked()
  await startImport(page, 'Importer 2 lignes')
  await expect(ended(page)).toBeVisible({ timeout: 60_000 })
  await page.getByRole('link', { name: 'Importer un autre fichier' }).click()
  await page.getByLabel('Choisir un fichier').setInputFiles(file)
  await tried(page, 'Aucune ligne ne change quoi que ce soit')
  await expect(chip(page, '2 inchangées')).toBeVisible()
  const button = page.getByRole('button', { name: /^Importer/ }).filter({ visible: true })
  await expect(button).toHaveAttribute('aria-disabled', 'true')
  expect(await accountsOf(emails)).toHaveLength(2)
})

test('cells are pasted, kept through a reload, and become invitations by keyboard alone', async ({
  page,
}) => {
  const word = unique()
  const [ana, leo] = [`ana.${word}@essais.example`, `leo.${word}@essais.example`]
  await open(page)
  await page.getByLabel('Ou collez des cellules').focus()
  await page.keyboard.insertText(`E-mail\tPrénom\tNom\n${ana}\tAna\tLefèvre\n${leo}\tLéo\tPetit`)
  await expect(page.getByText('3 lignes')).toBeVisible()
  // Kept a moment after the last key.
  await page.waitForFunction((kept) => JSON.stringify({ ...sessionStorage }).includes(kept), word)
  await page.reload()
  await expect(page.getByText('Votre saisie a été retrouvée.')).toBeVisible()
  await expect(page.getByLabel('Ou collez des cellules')).toHaveValue(/Léo\tPetit$/)
  await page.getByRole('button', { name: 'Lire ces cellules' }).focus()
  await page.keyboard.press('Enter')
  await expect(page.getByRole('heading', { level: 1, name: 'Cellules collées' })).toBeVisible({
    timeout: 30_000,
  })
  await tried(page, 'Prêt : 2 lignes à écrire')
  await page.getByRole('radio', { name: /^Créer des comptes/ }).focus()
  await page.keyboard.press('ArrowDown')
  await expect(page.getByText('2 e-mails d’invitation')).toBeVisible({ timeout: 30_000 })
  await tried(page, 'Prêt : 2 lignes à écrire')
  await page.getByRole('button', { name: 'Importer 2 lignes' }).focus()
  await page.keyboard.press('Enter')
  const dialog = page.getByRole('alertdialog')
  await expect(dialog.getByRole('button', { name: 'Pas maintenant' })).toBeFocused()
  await expect(dialog).toContainText('2 invitations')
  await page.keyboard.press('Tab')
  await page.keyboard.press('Enter')
  await expect(ended(page)).toBeVisible({ timeout: 60_000 })
  await page.getByRole('link', { name: 'Importer un autre fichier' }).click()
  await expect(page.getByLabel('Ou collez des cellules').filter({ visible: true })).toHaveValue('')
  for (const email of [ana, leo]) expect((await mailTo(email)).html).toContain('/first-login/')
  expect(await accountsOf([ana, leo])).toEqual([])
})

test('V2 what was recognised is corrected: which column holds what, by menu and by dragging, and the encoding', async ({
  page,
}) => {
  const word = unique()
  const rows = [
    ['Contact', 'Untel', 'Famille'],
    [`noe.${word}@essais.example`, 'Noé', 'Forêt'],
    [`ines.${word}@essais.example`, 'Inès', 'Brûlé'],
  ]
  await open(page)
  await page.getByLabel('Choisir un fichier').setInputFiles(excelFile(`bizarre-${word}.csv`, rows))
  const table = page.getByRole('table', { name: 'Ce qui a été reconnu' })
  const holds = (column: string) => table.getByLabel(`Contenu de « ${column} »`)
  await expect(table).toBeVisible({ timeout: 30_000 })
  for (const column of ['Contact', 'Untel', 'Famille']) await holds(column).selectOption('')
  await page.getByRole('button', { name: 'Appliquer' }).click()
  await expect(
    page.getByRole('alert').filter({ hasText: 'Aucune colonne ne contient l’adresse' }),
  ).toBeVisible()
  await expectAccessible(page, 'columns that are to be settled')
  await holds('Famille').selectOption('Adresse e-mail')
  await holds('Contact').selectOption('Nom')
  await holds('Untel').selectOption('Prénom')
  const grip = (column: string) =>
    table.getByRole('row', { name: column }).getByTitle('Glisser sur une autre colonne')
  await grip('Famille').dragTo(table.getByRole('row', { name: 'Contact' }))
  await expect(holds('Contact')).toHaveValue('email')
  await expect(holds('Famille')).toHaveValue('last_name')
  await page.getByLabel('Encodage').selectOption('UTF-16')
  await page.getByLabel('Encodage').selectOption('Windows-1252')
  await page.getByRole('button', { name: 'Appliquer' }).click()
  await tried(page, 'Prêt : 2 lignes à écrire')
  await expect(lines(page).nth(1)).toContainText('Noé Forêt')
})

test('a file that is none, is empty or is too large is refused before anything is sent', async ({ page }) => {
  await open(page)
  const choose = (name: string, content: string) =>
    page.getByLabel('Choisir un fichier').setInputFiles({ name, mimeType: '', buffer: Buffer.from(content) })
  const alert = page.getByRole('main').getByRole('alert').filter({ visible: true })
  await choose('équipe.xls', 'x')
  await expect(alert).toContainText('équipe.xls n’est ni un CSV ni un XLSX')
  await choose('équipe.pdf', 'x')
  await expect(alert).toContainText('équipe.pdf n’est pas un tableau')
  await choose('vide.csv', '')
  await expect(alert).toContainText('vide.csv est vide')
  await expectAccessible(page, 'the ways in, with a file that is empty')
})
