import type { Page } from '@playwright/test'
import { sql } from 'drizzle-orm'
import { db } from '@/db/client'
import { createGroups } from '@/db/factories/groups'
import { expectAccessible } from './accessible'
import { person, signInAs } from './demo'
import { groupId } from './groups'
import { mailsTo, mailTo } from './inbox'
import { invitationOf, newAddress } from './invitations'
import { expect, test } from './journey'

const addressOf = async (group: string) => `/groups/${await groupId(group)}/users/invite`
const emails = (page: Page) => page.getByLabel('Emails')
const chips = (page: Page) => page.getByRole('list', { name: 'Adresses saisies' }).getByRole('listitem')
const send = (page: Page) => page.getByRole('button', { name: /^INVITER/ }).click()
const outcome = (page: Page, name: string | RegExp) => page.getByRole('heading', { name })

async function open(page: Page, key = 'group_admin', group = person(key).group) {
  await signInAs(page, key, await addressOf(group))
  await expect(emails(page)).toBeVisible()
}

test('I1 a mixed list: good addresses go through, each has its outcome, bad ones stay', async ({ page }) => {
  const [ana, pending] = [newAddress('ana'), newAddress('paul')]
  await open(page)
  await emails(page).fill(`${pending},`)
  await send(page)
  await expect(outcome(page, '1 invitation envoyée')).toBeFocused()
  await emails(page).fill(`Ana Lopez <${ana}>; ${ana.toUpperCase()}, pas-une-adresse`)
  await emails(page).press('Enter')
  await emails(page).fill(`${pending} ${person('learner').email} ${person('owner').email},`)
  await expect(chips(page)).toContainText([ana, 'en double', 'il manque le @', pending, 'ines', 'helene'])
  await expect(page.getByRole('status').filter({ hasText: '4 adresses prêtes' })).toContainText(
    '1 à corriger',
  )
  await send(page)
  await expect(outcome(page, '1 invitation envoyée')).toBeFocused()
  const result = page.getByRole('region', { name: '1 invitation envoyée' })
  for (const told of [
    '1 personne invitée',
    '1 personne déjà invitée ici',
    '1 personne a déjà un compte actif',
    '1 adresse hors de votre portée',
    '1 adresse en double',
    '1 adresse à corriger',
  ]) {
    await expect(result.getByText(told)).toBeVisible()
  }
  await expect(chips(page)).toHaveText([/pas-une-adresse/])
  expect((await mailTo(ana)).subject).toContain('Nadia Benali')
  await result.getByRole('link', { name: 'Voir les invitations' }).click()
  await expect(page.getByRole('row').filter({ hasText: ana })).toBeVisible()
})

test('a double click invites once', async ({ page }) => {
  const email = newAddress('double')
  await open(page)
  await emails(page).fill(`${email},`)
  await page.getByRole('button', { name: /^INVITER/ }).dblclick()
  await expect(outcome(page, '1 invitation envoyée')).toBeVisible()
  await mailTo(email)
  expect(await mailsTo(email)).toHaveLength(1)
})

test('E1 somebody who has an account already is added with one click', async ({ page }) => {
  const { email } = person('learner')
  await open(page, 'platform_admin', 'Chambéry')
  await db().execute(sql`delete from memberships where group_id = ${await groupId('Chambéry')} and account_id =
    (select id from accounts where email = ${email})`)
  await emails(page).fill(email)
  await send(page)
  await page.getByRole('button', { name: 'Ajouter au groupe' }).click()
  await expect(page.getByText('ajouté au groupe')).toBeVisible()
  const { rows } = await db().execute(sql`select from memberships m join accounts a on a.id = m.account_id
    where a.email = ${email} and m.group_id = ${await groupId('Chambéry')}`)
  expect(rows).toHaveLength(1)
})

test.describe('nothing typed is lost', () => {
  test('by a reload or the back button', async ({ page }) => {
    await open(page)
    await emails(page).fill('ana@exemple.fr, pas-une-adresse, à moitié')
    await page.getByLabel('Auteur').check()
    await page.getByLabel('Langue par défaut').selectOption('en')
    await page.reload()
    await expect(page.getByText('Votre saisie a été retrouvée')).toBeVisible()
    await expect(page.getByLabel('Auteur')).toBeChecked()
    await expect(page.getByLabel('Langue par défaut')).toHaveValue('en')
    await page.getByRole('link', { name: 'Invitations', exact: true }).click()
    await expect(page.getByRole('heading', { name: 'Invitations' })).toBeVisible()
    await page.goBack()
    await expect(chips(page).first()).toContainText('ana@exemple.fr')
    await page.getByRole('button', { name: 'Tout retirer' }).click()
    await page.getByRole('button', { name: 'Rétablir' }).click()
    await expect(chips(page).first()).toContainText('ana@exemple.fr')
  })

  test('by a sign-in that ended while the form was open', async ({ page, context }) => {
    const email = newAddress('reprise')
    await open(page)
    await emails(page).fill(`${email},`)
    await context.clearCookies()
    await send(page)
    await expect(page.getByText('Votre connexion a pris fin')).toBeVisible()
    await expect(chips(page)).toHaveText([new RegExp(email)])
    const other = page.waitForEvent('popup')
    await page.getByRole('link', { name: 'Se connecter (nouvel onglet)' }).click()
    const login = await other
    const { email: address, password } = person('group_admin')
    await login.getByLabel('Email').fill(address)
    await login.getByLabel('Mot de passe', { exact: true }).fill(password)
    await login.getByRole('button', { name: 'Se connecter' }).click()
    await login.waitForURL(/users\/invite/)
    await send(page)
    await expect(outcome(page, '1 invitation envoyée')).toBeVisible()
  })

  test('by a group that is deleted meanwhile: nobody is invited, and the page says so', async ({ page }) => {
    const email = newAddress('trop-tard')
    const name = `Éphémère ${email.split('@')[0]}`
    const created = await createGroups(
      db(),
      { name, visibility: 'public' },
      { parentId: await groupId('Lyon') },
    )
    await open(page, 'platform_admin', name)
    await emails(page).fill(`${email},`)
    await db().execute(sql`delete from groups where id = ${created[name] ?? null}`)
    await send(page)
    await expect(page.getByText('Personne n’a été invité : ce groupe n’est plus là')).toBeVisible()
    await expect(chips(page)).toHaveText([new RegExp(email)])
    await expect(invitationOf(email)).rejects.toThrow('is not invited')
  })
})

test.describe('rights', () => {
  test('T12 a user administrator gives the role Apprenant and no other', async ({ page }) => {
    await open(page, 'user_admin')
    const roles = page.getByRole('group', { name: 'Rôles' })
    await expect(roles.getByRole('checkbox')).toHaveCount(1)
    await expect(roles.getByLabel('Apprenant')).toBeChecked()
  })

  test('T13 a learner, and an administrator of elsewhere, find no such page', async ({ page }) => {
    await signInAs(page, 'learner', await addressOf('Croix-Rousse'))
    await expect(page.getByRole('heading', { name: 'Cette page n’existe pas' })).toBeVisible()
    await page.context().clearCookies()
    await signInAs(page, 'group_admin', await addressOf('Siège'))
    await expect(page.getByRole('heading', { name: 'Cette page n’existe pas' })).toBeVisible()
    await expect(emails(page)).toHaveCount(0)
  })
})

test('G2 the page says where learners go before anything is sent, and only for learners', async ({
  page,
}) => {
  await open(page)
  const note = page.getByText('un apprenant de Lyon rejoint aussi Boutiques et Maison Ardouin')
  await expect(note).toBeVisible()
  await page.getByLabel('Apprenant').uncheck()
  await expect(note).toBeHidden()
  await emails(page).fill('ana@exemple.fr,')
  await send(page)
  await expect(page.getByRole('link', { name: 'Choisissez au moins un rôle.' })).toBeVisible()
  await emails(page).pressSequentially('paul@exemple.fr,')
  await expect(emails(page)).toBeFocused()
  await expect(chips(page)).toHaveCount(2)
})

test('what is wrong with a field is said on leaving it, and no longer once it is mended', async ({
  page,
}) => {
  await open(page)
  const date = page.getByLabel('Date de suppression automatique')
  const wrong = page.getByText('Cette date est déjà passée.')
  await date.fill('2020-01-01')
  await expect(wrong).toHaveCount(0)
  await page.getByLabel('Langue par défaut').focus()
  await expect(wrong).toBeVisible()
  await date.fill('')
  await page.getByLabel('Langue par défaut').focus()
  await expect(wrong).toHaveCount(0)
  await expect(page.getByLabel('Langue par défaut')).toBeFocused()
})

test('by keyboard alone: type, correct, remove, send', async ({ page }) => {
  const email = newAddress('clavier')
  await open(page)
  await emails(page).focus()
  await page.keyboard.type(`${email} pas-bon, en-trop@exemple.fr, `)
  await page.keyboard.press('Backspace')
  await expect(page.getByRole('button', { name: /en-trop/ }).first()).toBeFocused()
  await page.keyboard.press('Delete')
  await expect(chips(page)).toHaveCount(2)
  await expect(page.getByRole('button', { name: /^pas-bon/ })).toBeFocused()
  await page.keyboard.press('Enter')
  await page.keyboard.press('End')
  await page.keyboard.type('@')
  await page.keyboard.press('Escape')
  await expect(page.getByRole('button', { name: /^pas-bon/ })).toBeFocused()
  await page.keyboard.press('Backspace')
  await expect(chips(page)).toHaveText([new RegExp(email)])
  await page.keyboard.press('ArrowRight')
  await expect(emails(page)).toBeFocused()
  await page.keyboard.press('Control+Enter')
  await expect(outcome(page, '1 invitation envoyée')).toBeFocused()
})

test('thousands pasted: counted by state, those to correct are shown, few chips are drawn', async ({
  page,
}) => {
  const list = Array.from({ length: 10_000 }, (_, at) => (at === 7000 ? 'rubbish' : `p${at}@exemple.fr`))
  await open(page)
  await emails(page).evaluate((line, text) => {
    const clipboardData = new DataTransfer()
    clipboardData.setData('text/plain', text)
    line.dispatchEvent(new ClipboardEvent('paste', { clipboardData, bubbles: true, cancelable: true }))
  }, list.join('\n'))
  const counts = page.getByRole('status').filter({ hasText: /9.999 adresses prêtes/ })
  await expect(counts).toContainText('1 à corriger')
  await expect(chips(page).filter({ hasText: 'rubbish' })).toBeVisible()
  expect(await chips(page).count()).toBeLessThan(400)
  await expect(page.getByRole('button', { name: /INVITER \(9.999\)/ })).toBeVisible()
})

test('JavaScript that comes late: what was typed is taken over, what was pressed is done', async ({
  page,
}) => {
  const email = newAddress('lente')
  await open(page)
  await page.route('**/_next/static/**/*.js', async (route) => {
    await new Promise((later) => setTimeout(later, 3000))
    await route.continue()
  })
  await page.goto(await addressOf('Lyon'), { waitUntil: 'commit' })
  await emails(page).fill(`${email}, pas-une-adresse`)
  await page.getByRole('button', { name: 'INVITER', exact: true }).click()
  await expect(chips(page)).toHaveCount(0)
  await expect(outcome(page, '1 invitation envoyée')).toBeVisible({ timeout: 20_000 })
  await expect(chips(page)).toHaveText([/pas-une-adresse/])
  await mailTo(email)
})

test('the form is accessible, with what is wrong in it', async ({ page }) => {
  await open(page)
  await emails(page).fill(`${newAddress('axe')} pas-une-adresse, double@exemple.fr double@exemple.fr,`)
  await expectAccessible(page, 'invite')
  await send(page)
  await expect(page.getByText('1 adresse à corriger')).toBeVisible()
  await expectAccessible(page, 'invite, answered')
})
