import { randomUUID } from 'node:crypto'
import type { Page } from '@playwright/test'
import { sql } from 'drizzle-orm'
import { createAccounts } from '@/db/factories/accounts'
import { createGroups } from '@/db/factories/groups'
import { createMemberships } from '@/db/factories/memberships'
import { expectAccessible } from './accessible'
import { expect, type Ground, test } from './security/ground'
import { openAs } from './visitors'

/* On a platform of their own: other journeys read the tree of theirs. */

async function topOf({ db }: Ground): Promise<string> {
  const { rows } = await db.execute<{ id: string }>(sql`select id from groups where parent_id is null`)
  return rows[0]?.id ?? ''
}

/** A public and a private branch of names that are new, with two learners in the closed group. */
async function layBranch(ground: Ground) {
  const mark = randomUUID().slice(0, 4)
  const names = { a: `Nord ${mark}`, closed: `Lille ${mark}`, b: `Sud ${mark}`, empty: `Nice ${mark}` }
  const parentId = await topOf(ground)
  const above = { visibility: 'public' as const }
  const one = await createGroups(
    ground.db,
    { ...above, name: names.a, below: [{ name: names.closed, visibility: 'private' }] },
    { parentId },
  )
  const two = await createGroups(
    ground.db,
    { ...above, name: names.b, below: [{ name: names.empty, visibility: 'public' }] },
    { parentId },
  )
  const ids: Record<string, string> = { ...one, ...two }
  const people = await createAccounts(
    ground.db,
    ['Ana', 'Bob'].map((firstName) => ({
      firstName,
      lastName: mark,
      email: `${firstName}.${mark}@nord.example`.toLowerCase(),
    })),
  )
  const groupId = ids[names.closed] ?? ''
  await createMemberships(
    ground.db,
    people.map(({ id }) => ({ accountId: id, groupId })),
  )
  return { names, id: (name: keyof typeof names) => ids[names[name]] ?? '' }
}

const learnersOf = async ({ db }: Ground, groupId: string) =>
  (
    await db.execute<{ n: number }>(sql`
      select count(distinct account_id)::int as n from memberships where group_id = ${groupId} and role = 'learner'`)
  ).rows[0]?.n

const dialog = (page: Page) => page.getByRole('alertdialog')
const press = (page: Page, name: string) => page.getByRole('button', { name }).click()
/** By its role: the page before stays in the document, hidden, with a field of the same name. */
const nameField = (page: Page) => page.getByRole('textbox', { name: 'Nom du groupe' })

test('G4 a group becomes public: how many it adds where is shown first, and then done', async ({
  page,
  ground,
}) => {
  const { names, id } = await layBranch(ground)
  await openAs(page, ground, 'platform_admin', `/groups/${id('closed')}`)
  await page.getByRole('link', { name: 'Paramètres' }).click()
  await expect(page.getByRole('heading', { level: 1, name: 'Paramètres du groupe' })).toBeVisible()
  await press(page, 'Rendre public…')
  await expect(dialog(page)).toContainText(`Rendre « ${names.closed} » public`)
  await expect(dialog(page).getByRole('listitem')).toHaveText([
    new RegExp(`${names.a}.*2 personnes de plus`),
    /2 personnes de plus/,
  ])
  await expect(dialog(page).getByRole('button', { name: 'Ne rien changer' })).toBeFocused()
  expect(await learnersOf(ground, id('a'))).toBe(0)
  await dialog(page).getByRole('button', { name: 'Rendre public' }).click()
  await expect(page.getByText('est public. 4 ajouts dans les groupes au-dessus.')).toBeVisible()
  expect(await learnersOf(ground, id('a'))).toBe(2)
  await press(page, 'Rendre privé…')
  await expect(dialog(page)).toContainText('restent où ils sont')
  await dialog(page).getByRole('button', { name: 'Rendre privé' }).click()
  await expect(page.getByText('est privé.', { exact: false })).toBeVisible()
  expect(await learnersOf(ground, id('a'))).toBe(2)
  await page
    .getByText('est privé.')
    .locator('..')
    .locator('..')
    .getByRole('button', { name: 'Annuler' })
    .click()
  await expect(page.getByRole('button', { name: 'Rendre privé…' })).toBeVisible()
})

test('a group that moves shows where its learners go and stay, and who administers it', async ({
  page,
  ground,
}) => {
  const { names, id } = await layBranch(ground)
  await ground.db.execute(sql`update groups set visibility = 'public' where id = ${id('closed')}`)
  await openAs(page, ground, 'platform_admin', `/groups/${id('closed')}/settings`)
  await press(page, 'Déplacer…')
  await page.getByRole('searchbox', { name: 'Chercher un groupe' }).fill(names.b)
  await page.getByRole('radio', { name: names.b }).check()
  await press(page, `Déplacer sous « ${names.b} »…`)
  await expect(dialog(page)).toContainText(
    `Les administrateurs de « ${names.a} » n’administreront plus ce groupe`,
  )
  await expect(dialog(page).getByRole('listitem').first()).toContainText('2 personnes de plus')
  await dialog(page).getByRole('button', { name: 'Déplacer' }).click()
  await expect(page.getByText(`est maintenant sous « ${names.b} »`)).toBeVisible()
  expect(await learnersOf(ground, id('b'))).toBe(2)
  await expect(page.getByText(`Sous « ${names.b} ». Tout ce qui est en dessous`)).toBeVisible()
})

test('figures that changed between the question and the answer are asked about again', async ({
  page,
  ground,
}) => {
  const { id } = await layBranch(ground)
  await openAs(page, ground, 'platform_admin', `/groups/${id('closed')}/settings`)
  await press(page, 'Rendre public…')
  await expect(dialog(page)).toContainText('2 personnes de plus')
  const [late] = await createAccounts(ground.db, [
    { firstName: 'Late', lastName: 'Comer', email: `${randomUUID()}@nord.example` },
  ])
  await createMemberships(ground.db, [{ accountId: late?.id ?? '', groupId: id('closed') }])
  await dialog(page).getByRole('button', { name: 'Rendre public' }).click()
  await expect(dialog(page)).toContainText('Voici les nouveaux chiffres')
  await expect(dialog(page)).toContainText('3 personnes de plus')
  expect(await learnersOf(ground, id('a'))).toBe(0)
  await dialog(page).getByRole('button', { name: 'Rendre public' }).click()
  await expect(dialog(page)).toHaveCount(0)
  expect(await learnersOf(ground, id('a'))).toBe(3)
})

test('a subgroup is created from the page of its group, renamed, taken back and deleted', async ({
  page,
  ground,
}) => {
  const { names, id } = await layBranch(ground)
  await openAs(page, ground, 'platform_admin', `/groups/${id('b')}`)
  await page.getByRole('link', { name: 'Créer un sous-groupe' }).click()
  await nameField(page).fill(` ${names.empty.toUpperCase()} `)
  await press(page, 'Créer le sous-groupe')
  const summary = page.getByRole('alert').filter({ hasText: 'À corriger' })
  await expect(summary).toBeFocused()
  await expect(summary).toContainText('porte déjà ce nom')
  await expect(nameField(page)).toHaveValue(` ${names.empty.toUpperCase()} `)
  await nameField(page).fill('Antibes')
  await page.getByRole('radio', { name: /Privé/ }).check()
  await press(page, 'Créer le sous-groupe')
  await expect(page.getByRole('heading', { level: 1, name: 'Antibes' })).toBeVisible()
  await page.getByRole('link', { name: 'Paramètres' }).click()
  await nameField(page).fill('Antibes centre')
  await press(page, 'Renommer')
  await expect(page.getByText('s’appelle maintenant')).toBeVisible()
  const renamed = page.getByRole('listitem').filter({ hasText: 's’appelle maintenant' })
  await renamed.getByRole('button', { name: 'Annuler' }).click()
  await expect(nameField(page)).toHaveValue('Antibes')
  await press(page, 'Supprimer le groupe…')
  await expect(dialog(page).getByRole('button', { name: 'Garder le groupe' })).toBeFocused()
  await dialog(page).getByRole('button', { name: 'Supprimer le groupe' }).click()
  await expect(page.getByRole('heading', { level: 1, name: names.b })).toBeVisible()
  await expect(page.getByRole('link', { name: 'Antibes' })).toHaveCount(0)
})

test('a group that is not empty says why it stays, and where to go', async ({ page, ground }) => {
  const { id } = await layBranch(ground)
  await openAs(page, ground, 'platform_admin', `/groups/${id('closed')}/settings`)
  await expect(page.getByText('2 personnes.')).toBeVisible()
  await expect(page.getByRole('button', { name: /Supprimer/ })).toHaveCount(0)
  await page.getByRole('listitem').getByRole('link', { name: 'Voir les utilisateurs' }).click()
  await page.waitForURL(`**/groups/${id('closed')}/settings/users`)
})

test('A2 the settings of a group do not exist for who administers only its people', async ({
  page,
  ground,
}) => {
  const { rows } = await ground.db.execute<{ id: string }>(sql`
    select m.group_id as id from memberships m where m.role = 'user_admin'
      and m.account_id = ${ground.people.find(({ key }) => key === 'user_admin')?.accountId ?? ''}`)
  await openAs(page, ground, 'user_admin', `/groups/${rows[0]?.id}/settings/users`)
  await expect(page.getByRole('link', { name: 'Invitations' })).toBeVisible()
  await expect(page.getByRole('link', { name: 'Paramètres du groupe' })).toHaveCount(0)
  await page.goto(`${ground.url}/groups/${rows[0]?.id}/settings`)
  await expect(page.getByRole('heading', { name: 'Visibilité' })).toHaveCount(0)
})

test('the settings of a group are accessible, with their questions', async ({ page, ground }) => {
  const { id } = await layBranch(ground)
  await openAs(page, ground, 'platform_admin', `/groups/${id('b')}/settings/new-group`)
  await expect(nameField(page)).toBeVisible()
  await expectAccessible(page, 'group, new')
  await openAs(page, ground, 'platform_admin', `/groups/${id('closed')}/settings`)
  await press(page, 'Déplacer…')
  await expectAccessible(page, 'group, moving')
  await press(page, 'Rendre public…')
  await expect(dialog(page)).toBeVisible()
  await expectAccessible(page, 'group, opening')
})
