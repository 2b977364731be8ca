import type { Page } from '@playwright/test'
import { sql } from 'drizzle-orm'
import { db } from '@/db/client'
import { createGroups } from '@/db/factories/groups'
import { createImport } from '@/db/factories/imports'
import { recordEvents } from '@/domain/audit/record-events'
import { expectAccessible } from './accessible'
import { person, signInAs } from './demo'
import { groupId } from './groups'
import { expect, test } from './journey'

const word = () => `g${crypto.randomUUID().slice(0, 8).replace(/\d/g, 'x')}`

/** A group below Lyon where nobody has imported anything yet. */
async function freshGroup() {
  const name = word()
  const made = await createGroups(db(), { name, visibility: 'private' }, { parentId: await groupId('Lyon') })
  return made[name] ?? ''
}

async function idOf(key: string) {
  const { rows } = await db().execute<{ id: string }>(sql`
    select id from accounts where email = ${person(key).email}`)
  return rows[0]?.id ?? ''
}

const recognised = { headers: ['Nom', 'E-mail', 'Mot de passe'], samples: [], isSure: true }
const format = {
  ...{ encoding: 'utf-8', separator: ';', hasHeader: true, dateOrder: 'dmy', decimal: ',' },
  columns: ['last_name', 'email', 'password'],
}
const totals = { outcomes: { create: 80, update: 15, refused: 2 }, seats: 80, climbs: {} }
const ended = { kind: 'csv', format, recognised, totals, rows: 97, startedAt: new Date() }
const lines = {
  rows: [
    { line: 4, login: null, cells: ['=Roux', 'ana chez x', ''], sealedPassword: Buffer.from('x') },
    { line: 9, login: null, cells: ['Noël', 'zoé@', ''] },
  ],
  outcomes: [4, 9].map((line) => ({
    ...{ phase: 'import' as const, line, outcome: 'refused' as const },
    details: { reasons: [{ fault: 'login_missing' as const, column: 'email' as const }] },
  })),
}

const laid = async (group: string, name: string, more = {}) =>
  createImport(
    db(),
    { startedById: await idOf('group_admin'), groupId: group, name, ...ended, ...more },
    lines,
  )

const history = (page: Page) => page.getByRole('table', { name: 'Imports précédents' })
const open = (page: Page, group: string) => signInAs(page, 'group_admin', `/groups/${group}/users/import`)

test('what was imported before: figures in words, by whom, and where each of them is', async ({ page }) => {
  const group = await freshGroup()
  await open(page, group)
  await expect(page.getByText('Aucun import pour l’instant')).toBeVisible()
  await expectAccessible(page, 'import, nothing before')

  const older = new Date(Date.now() - 3 * 86_400_000)
  await laid(group, 'rentrée 2026.csv', { createdAt: older, erasedAt: new Date() })
  await laid(group, 'équipe du nord.xlsx', { status: 'paused', endedAt: null, totals: null })
  await laid(group, 'illisible.csv', { status: 'refused', totals: null, rows: null, startedAt: null })
  const importId = await laid(
    group,
    'un nom de fichier qui n’en finit pas parce que quelqu’un l’a voulu ainsi.csv',
  )
  await open(page, group)
  const row = (name: string | RegExp) => history(page).getByRole('row', { name })
  await expect(row(/qui n’en finit pas/)).toContainText('80 créations · 15 mises à jour · 2 refusées')
  await expect(row('rentrée 2026.csv')).toContainText('Contenu effacé')
  await expect(row('équipe du nord.xlsx')).toContainText('97 lignes')
  await expectAccessible(page, 'import, what was before')
  await row(/qui n’en finit pas/)
    .getByRole('link')
    .click()
  await expect(page).toHaveURL(new RegExp(`/groups/${group}/users/import/${importId}$`))
})

test('by pages of twenty, each with an address of its own', async ({ page }) => {
  const group = await freshGroup()
  for (let at = 0; at < 21; at++) {
    await laid(group, `fichier ${at}.csv`, { createdAt: new Date(Date.now() - 60_000 + at * 1000) })
  }
  await open(page, group)
  await expect(history(page).getByRole('row')).toHaveCount(1 + 20)
  await page.getByRole('link', { name: 'Page suivante' }).click()
  await expect(page).toHaveURL(/\?before=[0-9a-f-]{36}$/)
  await expect(history(page).getByRole('row', { name: 'fichier 0.csv' })).toBeVisible()
  await expect(history(page).getByRole('row')).toHaveCount(1 + 1)
})

test('T20 the refused rows as a file, to be corrected: formulas are text, passwords are not given back', async ({
  page,
}) => {
  const group = await freshGroup()
  const importId = await laid(group, 'Équipe été.csv')
  await open(page, group)
  const answer = await page.request.get(`/groups/${group}/users/import/${importId}/refused`)
  expect(answer.headers()['content-disposition']).toBe(
    'attachment; filename="lignes-refusees-equipe-ete.csv"',
  )
  const [head, first, second, end] = (await answer.text()).replace('\uFEFF', '').split('\r\n')
  expect(head).toBe('Nom;E-mail;Mot de passe;Ligne;Motif')
  expect(first).toMatch(
    /^'=Roux;ana chez x;;4;.+ Le mot de passe n’est pas rendu ici : saisissez-le à nouveau\.$/,
  )
  expect(second).toMatch(/^Noël;zoé@;;9;\S.+/)
  expect(second).not.toContain('mot de passe')
  expect(end).toBe('')
})

test('A2 T13 the file of an import that is not theirs is an unknown page; one that was erased says so', async ({
  page,
}) => {
  const group = await freshGroup()
  const importId = await laid(group, 'a.csv')
  const erased = await laid(group, 'b.csv', { erasedAt: new Date() })
  const get = async (id: string) => {
    const answer = await page.request.get(`/groups/${group}/users/import/${id}/refused`)
    return [answer.status(), await answer.text()]
  }
  for (const key of ['user_admin', 'referent', 'learner']) {
    await signInAs(page, key)
    expect(await get(importId), key).toEqual([404, ''])
    expect(await get('00000000-0000-7000-8000-000000000000'), key).toEqual([404, ''])
  }
  await signInAs(page, 'group_admin')
  expect((await get(importId))[0], 'the control').toBe(200)
  expect(await get(erased)).toEqual([410, expect.stringContaining('Le contenu de ce fichier a été effacé')])
})

test('the journal names the file, and says how many rows became what', async ({ page }) => {
  const group = await freshGroup()
  const name = `${word()}.csv`
  const importId = await laid(group, name)
  const by = { accountId: await idOf('group_admin'), origin: null }
  await db().transaction((tx) =>
    recordEvents(tx, {
      ...{ by, action: 'import.finished', targets: sql`select ${importId}::uuid` },
      details: { created: 80, updated: 15, refused: 2 },
    }),
  )
  await signInAs(page, 'platform_admin', '/audit')
  await page.getByLabel('Sur', { exact: true }).fill(name)
  await page.getByLabel('Action').selectOption({ label: 'Import terminé' })
  await page.getByRole('button', { name: 'Filtrer' }).click()
  const row = page.getByRole('row').filter({ hasText: name })
  await expect(row).toHaveCount(1)
  await expect(row).toContainText('Comptes créés : 80')
  await expect(row).toContainText('Lignes refusées : 2')
})
