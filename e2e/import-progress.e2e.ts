import { sql } from 'drizzle-orm'
import { db } from '@/db/client'
import { expectAccessible } from './accessible'
import { signInAs } from './demo'
import { chip, excelFile, head, lines, open, startImport, team, tried, unique } from './import-files'
import { expect, test } from './journey'

test('a long import is paused, found again after a reload, resumed, paused and cancelled; what is written stays', async ({
  page,
}) => {
  test.setTimeout(240_000)
  const word = unique()
  const many = 20_000
  const rows = Array.from({ length: many }, (_, at) => [
    `p${at}.${word}@essais.example`,
    ['Élodie', 'François', 'Zoë'][at % 3] ?? '',
    `Lefèvre${word}`,
    'Lyon',
    'Apprenant',
    '',
  ])
  await open(page)
  await page.getByLabel('Choisir un fichier').setInputFiles(excelFile(`foule-${word}.csv`, [head, ...rows]))
  await expect(lines(page).nth(1)).toBeVisible({ timeout: 30_000 })
  await tried(page, /Prêt.: 20.000 lignes à écrire/)
  await page.getByLabel('Envoyer les identifiants par e-mail').uncheck()
  await expect(page.getByText('Aucun e-mail ne part.')).toBeVisible({ timeout: 60_000 })
  await tried(page, /Prêt.: 20.000 lignes à écrire/)
  await lines(page).last().scrollIntoViewIfNeeded()
  await startImport(page, /Importer 20.000 lignes/)
  await expect(page.getByRole('heading', { name: 'Import en cours' })).toBeInViewport()
  await page.getByRole('button', { name: 'Mettre en pause' }).click()
  await expect(page.getByRole('heading', { name: 'Import en pause' })).toBeVisible({ timeout: 30_000 })
  await expect(page).toHaveTitle(/En pause/)
  await page.reload()
  await expect(page.getByRole('heading', { name: 'Import en pause' })).toBeVisible()
  await expectAccessible(page, 'an import that is paused')
  const bar = page.getByRole('progressbar')
  const before = Number(await bar.getAttribute('aria-valuenow'))
  expect(before).toBeLessThan(many)
  await page.getByRole('button', { name: 'Reprendre' }).click()
  await expect
    .poll(async () => Number(await bar.getAttribute('aria-valuenow')), { timeout: 60_000 })
    .toBeGreaterThan(before)
  await page.getByRole('button', { name: 'Annuler', exact: true }).click()
  const dialog = page.getByRole('alertdialog')
  await expect(dialog).toContainText('ce qui est écrit reste')
  await dialog.getByRole('button', { name: 'Annuler l’import' }).click()
  await expect(page.getByRole('heading', { name: 'Import annulé' })).toBeVisible({ timeout: 60_000 })
  const { rows: written } = await db().execute<{ count: number }>(
    sql`select count(*)::int as count from accounts where email like ${`%.${word}@essais.example`}`,
  )
  const count = written[0]?.count ?? 0
  expect(count).toBeGreaterThan(0)
  expect(count).toBeLessThan(many)
  const figure = count.toLocaleString('fr-FR').replaceAll(/\s/g, '.')
  await expect(chip(page, new RegExp(`^${figure} créations?$`))).toBeVisible()
})

test('A1 A2 a platform administrator follows the import of another, and may end it, but not begin it; others find nothing', async ({
  page,
}) => {
  const { name, rows } = team()
  await open(page)
  await page.getByLabel('Choisir un fichier').setInputFiles(excelFile(name, [head, ...rows]))
  await tried(page, 'Prêt : 3 lignes à écrire')
  const { pathname } = new URL(page.url())
  await signInAs(page, 'platform_admin', pathname)
  await expect(page.getByText('Seul Nadia Benali peut lancer cet import')).toBeVisible()
  await expect(lines(page)).toHaveCount(5)
  await expect(page.getByRole('button', { name: /^Importer/ })).toHaveCount(0)
  await expect(page.getByRole('button', { name: 'Modifier' })).toHaveCount(0)
  await expect(page.getByRole('radio')).toHaveCount(0)
  await expectAccessible(page, 'the dry run of somebody else')
  await page.getByRole('button', { name: 'Annuler', exact: true }).click()
  await page.getByRole('alertdialog').getByRole('button', { name: 'Annuler l’import' }).click()
  await expect(page.getByRole('heading', { name: 'Import annulé' })).toBeVisible()
  await expect(page.getByText('Rien n’a été écrit.')).toBeVisible()
  await signInAs(page, 'learner', pathname)
  await expect(page.getByRole('heading', { name })).toHaveCount(0)
})
