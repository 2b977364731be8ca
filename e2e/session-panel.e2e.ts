import type { Page } from '@playwright/test'
import { db } from '@/db/client'
import { createMemberships } from '@/db/factories/memberships'
import { expectAccessible } from './accessible'
import { freshGround, freshPeople, freshSession, openAsAccount } from './course-sessions'
import { signInAs } from './demo'
import { groupId } from './groups'
import { mailsTo, mailTo } from './inbox'
import { newAddress } from './invitations'
import { expect, test } from './journey'
import { chips, emails, enrolments, result, tabs, tick, validate } from './session-places'
import { arrive } from './visitors'

test.describe('tab Personnes', () => {
  test('who is ticked stays so through searches and a reload; who is enrolled cannot be unticked', async ({
    page,
  }) => {
    const { referentId, session, people } = await freshGround(['Amina', 'Boris', 'Chloé'])
    await openAsAccount(page, referentId, session.panel)
    const search = page.getByRole('searchbox')
    await search.fill('amina')
    await expect(tick(page, 'Boris')).toHaveCount(0)
    await tick(page, 'Amina').check()
    await search.fill('boris')
    await expect(tick(page, 'Amina')).toHaveCount(0)
    await tick(page, 'Boris').check()
    await page.reload()
    await expect(page.getByText('2 personnes cochées')).toBeVisible()
    await page.getByRole('button', { name: 'VALIDER (2)' }).click()
    await expect(result(page, '2 personnes inscrites')).toBeFocused()
    await search.fill('')
    await expect(tick(page, 'Amina')).toBeDisabled()
    await expect(tick(page, 'Amina')).toBeChecked()
    await expect(tick(page, 'Chloé')).not.toBeChecked()
    for (const { email } of people.slice(0, 2)) expect((await mailTo(email)).html).toContain(session.course)
    expect(await mailsTo(people[2]?.email ?? '')).toEqual([])
  })

  test('with nobody ticked it says so, and nothing is sent', async ({ page }) => {
    const { referentId, session } = await freshGround(['Amina'])
    await openAsAccount(page, referentId, session.panel)
    await validate(page)
    await expect(page.getByText('Cochez au moins une personne.')).toBeVisible()
    await expect(page.getByRole('button', { name: 'VALIDER', exact: true })).toBeVisible()
  })

  test('back leads to the tab before', async ({ page }) => {
    const { referentId, session, group } = await freshGround(['Amina'])
    await openAsAccount(page, referentId, session.panel)
    await tabs(page).getByRole('link', { name: 'Groupes' }).click()
    await expect(page.getByRole('button', { name: `Assigner ${group.name}` })).toBeVisible()
    await page.getByRole('link', { name: 'Ajouter des emails' }).click()
    await expect(emails(page)).toBeVisible()
    await page.goBack()
    await expect(page.getByRole('button', { name: `Assigner ${group.name}` })).toBeVisible()
    await page.goBack()
    await expect(tick(page, 'Amina')).toBeVisible()
  })

  test('by keyboard alone', async ({ page }) => {
    const { referentId, session } = await freshGround(['Amina', 'Boris'])
    await openAsAccount(page, referentId, session.panel)
    await page.keyboard.press('/')
    await expect(page.getByRole('searchbox')).toBeFocused()
    await page.keyboard.press('Tab')
    await page.keyboard.press('j')
    await page.keyboard.press('x')
    await expect(page.getByText('1 personne cochée')).toBeVisible()
    await page.getByRole('button', { name: /^VALIDER/ }).focus()
    await page.keyboard.press('Enter')
    await expect(result(page, '1 personne inscrite')).toBeFocused()
  })
})

test.describe('Ajouter des emails', () => {
  test('each address has its outcome; bad ones stay; several groups ask for one', async ({ page }) => {
    const { referentId, session, people, group } = await freshGround(['Amina'])
    const [elsewhere] = await freshPeople(['Basile'], await groupId('Siège'), ['learner'])
    const [coached] = await freshPeople(['Célia'], await groupId('Chambéry'), ['learner'])
    await createMemberships(db(), [
      { accountId: referentId, groupId: await groupId('Chambéry'), role: 'coach' },
    ])
    const invited = newAddress('paul')
    await openAsAccount(page, referentId, `${session.panel}?tab=emails`)
    await emails(page).fill(
      [invited, invited, 'pas-une-adresse', people[0]?.email, elsewhere?.email, coached?.email, ''].join(','),
    )
    await validate(page)
    await expect(page.getByRole('link', { name: 'Choisissez le groupe de destination.' })).toBeVisible()
    await page.getByLabel('Groupe de destination').selectOption({ label: group.name })
    await validate(page)
    await expect(result(page, '3 inscriptions, dont 1 en attente')).toBeFocused()
    for (const told of [
      '1 adresse hors de votre portée',
      '1 personne inscrite',
      `1 personne inscrite et ajoutée à ${group.name}`,
      '1 personne invitée, inscription en attente',
      '1 adresse en double',
      '1 adresse à corriger',
    ]) {
      await expect(page.getByText(told, { exact: true })).toBeVisible()
    }
    await expect(chips(page)).toHaveText([/pas-une-adresse/])
    await expectAccessible(page, 'add emails, answered')
  })

  test('nothing typed is lost, by a reload or by a sign-in that ended', async ({ page, context }) => {
    const { referentId, session } = await freshGround()
    const invited = newAddress('reprise')
    await openAsAccount(page, referentId, `${session.panel}?tab=emails`)
    await emails(page).fill(`${invited},`)
    await expect(chips(page)).toHaveCount(1)
    await page.reload()
    await expect(page.getByText('Votre saisie a été retrouvée')).toBeVisible()
    const cookies = await context.cookies()
    await context.clearCookies()
    await validate(page)
    await expect(page.getByText('Votre connexion a pris fin')).toBeVisible()
    await expect(chips(page)).toHaveText([new RegExp(invited)])
    await context.addCookies(cookies)
    await validate(page)
    await expect(result(page, '1 inscription en attente')).toBeVisible()
  })
})

test.describe('the panel says why there is nothing to enrol or invite with', () => {
  const nothingToPress = async (page: Page) => {
    await expect(page.getByRole('button', { name: /^VALIDER/ })).toHaveCount(0)
    await expect(page.getByRole('main').getByRole('checkbox')).toHaveCount(0)
    await expect(emails(page)).toHaveCount(0)
  }

  test('to an author who is not referent of their own session', async ({ page }) => {
    const [author] = await freshPeople(['Odile'], await groupId('Grenoble'), ['author'])
    const session = await freshSession({ authorId: author?.id ?? '' })
    await openAsAccount(page, author?.id ?? '', `${session.panel}?tab=emails`)
    await expect(page.getByText('Vous n’êtes pas référent de cette session')).toBeVisible()
    await nothingToPress(page)
    await expectAccessible(page, 'enrol, not a referent')
  })

  test('to a referent without a group', async ({ page }) => {
    const [learner] = await freshPeople(['Lise'], await groupId('Grenoble'), ['learner'])
    const session = await freshSession({ referentIds: [learner?.id ?? ''] })
    await openAsAccount(page, learner?.id ?? '', session.panel)
    await expect(page.getByText('Vous n’avez pas encore de groupe où inscrire')).toBeVisible()
    await expect(page.getByRole('link', { name: 'Nommer un référent' })).toBeVisible()
    await nothingToPress(page)
  })

  test('to everybody, of a session that is over', async ({ page }) => {
    const session = await freshSession({ startsOn: '2026-01-05', endsOn: '2026-01-09' })
    await signInAs(page, 'referent', session.page)
    await expect(enrolments(page)).toBeVisible()
    await expect(page.getByRole('link', { name: /^(Inscrire|Assigner)/ })).toHaveCount(0)
    await arrive(page, session.panel)
    await expect(page.getByText('Cette session est terminée')).toBeVisible()
    await nothingToPress(page)
    await page.getByRole('link', { name: 'Modifier les dates' }).click()
    await expect(page.getByLabel('Dernier jour')).toHaveValue('2026-01-09')
  })

  test('A2 to a stranger the session does not exist', async ({ page }) => {
    const session = await freshSession()
    await signInAs(page, 'learner', session.panel)
    await expect(page.getByRole('heading', { name: 'Cette page n’existe pas' })).toBeVisible()
  })
})

test('the panel is accessible', async ({ page }) => {
  const { referentId, session, group } = await freshGround(['Amina', 'Boris', 'Chloé'])
  await openAsAccount(page, referentId, session.panel)
  await tick(page, 'Boris').check()
  await expectAccessible(page, 'enrol people')
  await page.goto(`${session.panel}?tab=groups`)
  await page.getByRole('button', { name: `Assigner ${group.name}` }).click()
  await expect(page.getByRole('alertdialog')).toBeVisible()
  await expectAccessible(page, 'assign a group')
  await page.goto(`${session.panel}?tab=emails`)
  await emails(page).fill('ana@exemple.fr, pas-une-adresse,')
  await expectAccessible(page, 'add emails')
})
