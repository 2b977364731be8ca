import { randomUUID } from 'node:crypto'
import type { Page } from '@playwright/test'
import { sql } from 'drizzle-orm'
import { createAccounts } from '@/db/factories/accounts'
import { createCourseSessions } from '@/db/factories/course-sessions'
import { createMemberships } from '@/db/factories/memberships'
import { enrolments } from '@/db/schema'
import { expectAccessible } from './accessible'
import { groupNamed } from './security/canaries'
import { expect, type Ground, test } from './security/ground'
import { cookieOf, visitorNamed } from './security/people'
import { arrive, carry, openAs } from './visitors'

/* On a platform of their own: other journeys read the sessions of theirs. */

const phone = { width: 390, height: 844 }
const inDays = (days: number) => new Date(Date.now() + days * 86_400_000).toISOString().slice(0, 10)
const idOf = (ground: Ground, key: string) => visitorNamed(ground.people, key).accountId ?? ''
const row = (page: Page, name: string) => page.getByRole('row').filter({ hasText: name })
const heading = (page: Page, name: string) => page.getByRole('heading', { level: 1, name, exact: true })
const press = (page: Page, name: string) => page.getByRole('button', { name, exact: true }).click()

/** Sessions of a course of a name that is new, in Grenoble. */
async function lay(ground: Ground, rows: readonly object[] = [{}], referents = ['referent']) {
  const course = `Parcours ${randomUUID().slice(0, 8)}`
  const given = { course, groupId: groupNamed(ground.groups, 'Grenoble').id, authorId: idOf(ground, 'owner') }
  const referentIds = referents.map((key) => idOf(ground, key))
  const ids = await createCourseSessions(
    ground.db,
    rows.map((one) => ({ ...given, referentIds, ...one })),
  )
  return { course, ids, id: ids[0] ?? '' }
}

/** An author of Lyon who is nothing else. */
async function openAsAuthor(page: Page, { db, url, groups }: Ground, path: string) {
  const mark = randomUUID().slice(0, 6)
  const [author] = await createAccounts(db, [
    { firstName: 'Aude', lastName: `Lemoine ${mark}`, email: `aude.${mark}@auteur.example` },
  ])
  const accountId = author?.id ?? ''
  await createMemberships(db, [{ accountId, groupId: groupNamed(groups, 'Lyon').id, role: 'author' }])
  await carry(page, url, await cookieOf(db, accountId))
  await arrive(page, `${url}${path}`)
  return `Aude Lemoine ${mark}`
}

const mailsOf = async ({ db }: Ground, id: string) =>
  (
    await db.execute<{ recipient: string; ends: string }>(sql`
      select recipient, variables->>'endsOn' as ends from mails
      where kind = 'course_session_moved' and course_session_id = ${id} order by recipient`)
  ).rows

test('the list is narrowed by the address: search, state, those that one is a referent of; and has pages', async ({
  page,
  ground,
}) => {
  const past = { startsOn: inDays(-20), endsOn: inDays(-10) }
  const rows = Array.from({ length: 52 }, (_, n) => ({ name: `Session ${n + 1}.`, ...(n < 2 && past) }))
  const { course } = await lay(ground, rows)
  await openAs(page, ground, 'referent', '/')
  await page.getByRole('link', { name: 'Sessions', exact: true }).click()
  await expect(page.getByRole('row').nth(1)).toBeVisible()
  await page.keyboard.press('/')
  await expect(page.getByRole('searchbox', { name: 'Chercher une session' })).toBeFocused()
  await page.keyboard.insertText(course)
  await expect(page).toHaveURL(/\?q=Parcours/)
  await expect(page.getByRole('row')).toHaveCount(51)
  await page.getByRole('link', { name: 'Page suivante' }).click()
  await expect(page.getByRole('row')).toHaveCount(3)
  await expect(row(page, 'Session 1.')).toContainText('Terminée')
  await page.getByRole('link', { name: 'Page précédente' }).click()
  await expect(page.getByRole('row')).toHaveCount(51)
  await page.getByRole('link', { name: 'Terminées' }).click()
  await expect(page.getByRole('row')).toHaveCount(3)
  await page.getByRole('link', { name: 'Dont je suis référent' }).click()
  await expect(page).toHaveURL(/state=over&part=referent/)
  await page.reload()
  await expect(row(page, 'Session 2.')).toContainText('Marc Delorme')
  await page.getByRole('link', { name: 'À venir' }).click()
  await expect(page.getByText('Aucune session ne correspond')).toBeVisible()
  await page.getByRole('link', { name: 'Voir toutes les sessions' }).click()
  await expect(page).toHaveURL(/\/sessions$/)
})

test('an author begins a session on a phone: only that can be added, nothing typed is lost, and then it is there', async ({
  page,
  ground,
}) => {
  await page.setViewportSize(phone)
  const name = await openAsAuthor(page, ground, '/sessions')
  await expect(page.getByText('Commencez par une première session')).toBeVisible()
  await press(page, 'Ajouter')
  await expect(page.getByRole('menuitem')).toHaveText(['Session'])
  await page.getByRole('menuitem', { name: 'Session' }).click()
  await expect(heading(page, 'Nouvelle session')).toBeVisible()
  await expect(page.getByRole('checkbox', { name: `${name} (vous)` })).toBeChecked()
  const course = page.getByRole('textbox', { name: 'Nom du parcours' })
  await course.fill('Vendre sur www.exemple')
  await page.getByLabel('Premier jour').fill(inDays(5))
  await page.getByLabel('Dernier jour').fill(inDays(3))
  await press(page, 'Créer la session')
  const summary = page.getByRole('alert').filter({ hasText: 'À corriger' })
  await expect(summary).toBeFocused()
  await expect(summary.getByRole('link')).toHaveText([/contient une adresse/, /vient avant le premier/])
  await course.fill(`Vendre ${randomUUID().slice(0, 6)}`)
  const typed = await course.inputValue()
  await page.waitForTimeout(500)
  await page.reload()
  await expect(page.getByText('Voici ce que vous aviez commencé')).toBeVisible()
  await expect(course).toHaveValue(typed)
  await page.getByLabel('Dernier jour').fill(inDays(6))
  await press(page, 'Créer la session')
  await expect(heading(page, typed)).toBeVisible()
  await expect(page.getByRole('status').filter({ hasText: 'La session est créée' })).toContainText(
    'Vous n’animez ni n’administrez',
  )
  await expect(page.getByText('Commence dans 5 jours')).toBeVisible()
  await page.getByRole('link', { name: 'Sessions de parcours' }).last().click()
  await expect(row(page, typed)).toContainText('À venir')
})

test('A2 an administrator begins a session of an existing course with somebody found by name; strangers are not found', async ({
  page,
  ground,
}) => {
  const lyon = groupNamed(ground.groups, 'Lyon')
  await openAs(page, ground, 'group_admin', `/groups/${lyon.id}`)
  await press(page, 'Ajouter')
  await page.getByRole('menuitem', { name: 'Session' }).click()
  await page.getByLabel('Quel parcours ?').selectOption('Accueillir en boutique')
  const search = page.getByRole('searchbox', { name: 'Chercher quelqu’un par son nom' })
  await search.fill('leïla')
  await expect(page.getByText('Personne d’autre de ce nom')).toBeVisible()
  await search.fill('amrani')
  await page.getByRole('button', { name: 'Ajouter Youssef Amrani' }).click()
  await expect(page.getByRole('checkbox', { name: 'Youssef Amrani' })).toBeChecked()
  await page.getByRole('checkbox', { name: 'Nadia Benali (vous)' }).uncheck()
  const name = `Atelier ${randomUUID().slice(0, 6)}`
  await page.getByRole('textbox', { name: 'Nom de la session' }).fill(name)
  await page.getByLabel('Premier jour').fill(inDays(0))
  await page.getByLabel('Dernier jour').fill(inDays(0))
  await press(page, 'Créer la session')
  await expect(heading(page, 'Accueillir en boutique')).toBeVisible()
  await expect(page.getByText(name, { exact: true })).toBeVisible()
  await expect(page.getByText('Dernier jour aujourd’hui')).toBeVisible()
  await expect(page.getByRole('main').getByText('Youssef Amrani')).toBeVisible()
})

test('S3 other days: nobody is told unless the box is ticked, which says how many; a referent stays', async ({
  page,
  ground,
}) => {
  const { id, course } = await lay(ground)
  const [ines] = await ground.db
    .execute<{ email: string }>(sql`
    select email from accounts where id = ${idOf(ground, 'learner')}`)
    .then(({ rows }) => rows)
  await ground.db
    .insert(enrolments)
    .values({ courseSessionId: id, accountId: idOf(ground, 'learner'), enrolledById: idOf(ground, 'owner') })
  const change = async (endsOn: string, tell: boolean) => {
    await page.getByRole('link', { name: 'Modifier' }).click()
    await page.getByLabel('Dernier jour').fill(endsOn)
    const box = page.getByRole('checkbox', { name: /^Prévenir la personne inscrite par e-mail/ })
    await expect(box).not.toBeChecked()
    if (tell) await box.check()
    await press(page, 'Enregistrer')
    await expect(heading(page, course)).toBeVisible()
  }
  await openAs(page, ground, 'referent', `/sessions/${id}`)
  await change(inDays(50), false)
  await expect(page.getByText('Se termine dans 50 jours')).toBeVisible()
  expect(await mailsOf(ground, id)).toEqual([])
  await change(inDays(60), true)
  await expect(page.getByText('Session modifiée. 1 personne est prévenue par e-mail.')).toBeVisible()
  expect(await mailsOf(ground, id)).toEqual([{ recipient: ines?.email, ends: inDays(60) }])
  await page.getByRole('link', { name: 'Modifier' }).click()
  await page.getByRole('checkbox', { name: 'Marc Delorme (vous)' }).uncheck()
  await expect(page.getByText('Vous ne serez plus référent')).toBeVisible()
  await press(page, 'Enregistrer')
  await expect(page.getByRole('alert').filter({ hasText: 'garde au moins un référent' })).toBeFocused()
})

test('what somebody else changed meanwhile is shown before it is written over', async ({ page, ground }) => {
  const { id, course } = await lay(ground)
  await openAs(page, ground, 'referent', `/sessions/${id}/edit`)
  await page.getByRole('textbox', { name: 'Nom de la session' }).fill('Le mien')
  await ground.db.execute(sql`update course_sessions set name = 'Le leur' where id = ${id}`)
  await press(page, 'Enregistrer')
  await expect(page.getByRole('alert').filter({ hasText: 'vient de modifier' })).toBeFocused()
  await expect(page.getByText(/^Le leur · /)).toBeVisible()
  await press(page, 'Enregistrer')
  await expect(heading(page, course)).toBeVisible()
  await expect(page.getByRole('main').getByText('Le mien')).toBeVisible()
})

test('a learner finds their sessions at home, with dates and state, and what each is, but not who else follows it', async ({
  page,
  ground,
}) => {
  await page.setViewportSize(phone)
  await openAs(page, ground, 'learner', '/')
  const own = page.getByRole('region', { name: 'Vos sessions' })
  await expect(own.getByRole('listitem').first()).toContainText('En cours')
  await own.getByRole('link', { name: /Promotion d’hiver/ }).click()
  await expect(heading(page, 'Accueillir en boutique')).toBeVisible()
  await expect(page.getByText('Cette session fait partie de vos parcours')).toBeVisible()
  await expect(page.getByRole('main').getByText('Youssef Amrani')).toBeVisible()
  await expect(page.getByRole('main')).not.toContainText('inscrits')
  await expect(page.getByRole('link', { name: 'Modifier' })).toHaveCount(0)
  const file = await page.getByRole('link', { name: 'Ajouter à mon agenda' }).getAttribute('href')
  expect(await (await page.request.get(`${ground.url}${file}`)).text()).toContain(
    'SUMMARY:Accueillir en boutique',
  )
  await page.goto(`${ground.url}/`)
  await own.getByRole('link', { name: /session.* terminée/ }).click()
  await expect(heading(page, 'Sessions de parcours')).toBeVisible()
  await expect(row(page, 'Promotion d’automne')).toContainText('Terminée')
  await expect(page.getByRole('columnheader', { name: 'Inscriptions' })).toHaveCount(0)
})

test('T13 A2 a session of others answers as one that does not exist, its name untold; who has none is not led to any', async ({
  page,
  ground,
}) => {
  const { id, course } = await lay(ground)
  await openAs(page, ground, 'outsider', '/sessions')
  await expect(page.getByText('Aucune session pour l’instant')).toBeVisible()
  await expect(page.getByRole('link', { name: 'Sessions', exact: true })).toHaveCount(0)
  for (const path of [
    `/sessions/${id}`,
    `/sessions/${id}/edit`,
    `/sessions/${randomUUID()}`,
    '/sessions/new',
  ]) {
    await page.goto(`${ground.url}${path}`)
    await expect(heading(page, 'Cette page n’existe pas')).toBeVisible()
    expect(await page.content()).not.toContain(course)
  }
})

test('the pages of sessions are accessible', async ({ page, ground }) => {
  test.slow()
  const { id } = await lay(ground, [{ name: 'Groupe du matin' }], ['referent', 'learner'])
  await openAs(page, ground, 'owner', '/sessions?state=running')
  await expect(page.getByRole('row').nth(1)).toBeVisible()
  await expectAccessible(page, 'sessions')
  await openAs(page, ground, 'owner', '/sessions/new')
  await expect(page.getByLabel('Quel parcours ?')).toBeVisible()
  await page.getByRole('searchbox', { name: 'Chercher quelqu’un' }).fill('an')
  await expect(page.getByText(/premières personnes/)).toBeVisible()
  await press(page, 'Créer la session')
  await expect(page.getByRole('alert').filter({ hasText: 'À corriger' })).toBeVisible()
  await expectAccessible(page, 'nouvelle session')
  await openAs(page, ground, 'referent', `/sessions/${id}`)
  await expect(page.getByRole('main').getByText('Groupe du matin')).toBeVisible()
  await expectAccessible(page, 'session')
  await openAs(page, ground, 'referent', `/sessions/${id}/edit`)
  await expect(page.getByLabel('Premier jour')).toBeVisible()
  await expectAccessible(page, 'modifier la session')
  await openAs(page, ground, 'learner', '/')
  await expect(page.getByRole('region', { name: 'Vos sessions' })).toBeVisible()
  await expectAccessible(page, 'accueil d’un apprenant')
})
