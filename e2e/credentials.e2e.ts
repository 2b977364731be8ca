import type { Page } from '@playwright/test'
import { sql } from 'drizzle-orm'
import { db } from '@/db/client'
import { actorOf } from '@/db/factories/memberships'
import { createAccounts } from '@/domain/accounts/create-accounts'
import type { CreationInput, PersonToCreate } from '@/domain/accounts/creation'
import { env } from '@/env'
import { expectAccessible } from './accessible'
import { person } from './demo'
import { password } from './first-login'
import { type Mail, mailTo } from './inbox'
import { newAddress } from './invitations'
import { expect, test } from './journey'

const keys = () => ({ current: env().AUTH_SECRET })

/** What the administrator of Lyon does on "Créer un compte"; the worker sends the mail. */
async function create(who: PersonToCreate, kind: 'mailed' | 'sheet') {
  const { group, email } = person('group_admin')
  const { rows } = await db().execute<{ id: string; groupId: string }>(sql`
    select a.id, g.id as "groupId" from accounts a cross join groups g where a.email = ${email} and g.name = ${group}`)
  const input: CreationInput = {
    people: [who],
    groupIds: rows.map(({ groupId }) => groupId),
    roles: ['learner'],
    secret: { kind },
    language: 'fr',
    deletionDate: null,
    additionalInfo: '',
    customValues: {},
  }
  const answer = await createAccounts(db(), keys(), await actorOf(db(), { id: rows[0]?.id ?? '' }), input)
  const [outcome] = answer.ok ? answer.value : []
  if (outcome?.outcome !== 'created') throw new Error(JSON.stringify(answer))
  return outcome
}

const zoe = (email = newAddress('zoe')) => ({ firstName: 'Zoé', lastName: 'Lemaître', email })
const byName = (userName: string) => ({ firstName: 'Luc', lastName: 'Petit', userName })
const newName = () => newAddress('luc').split('@')[0] ?? ''
const passwordIn = ({ text }: Mail) => /[a-z2-9]{4}(-[a-z2-9]{4}){5}/.exec(text)?.[0] ?? ''

async function logIn(page: Page, login: string, secret: string) {
  await page.goto('/login')
  await page.getByLabel('Email ou nom d’utilisateur').fill(login)
  await page.getByLabel('Mot de passe', { exact: true }).fill(secret)
  await page.getByRole('button', { name: 'Se connecter' }).click()
}

async function choose(page: Page, secret = password) {
  // Without a script, what is typed while the page still arrives goes with what it replaces.
  await page.waitForLoadState()
  await page.getByLabel('Nouveau mot de passe', { exact: true }).fill(secret)
  await page.getByRole('button', { name: 'Choisir ce mot de passe' }).click()
}

const refused = (page: Page) =>
  expect(page.getByRole('alert').filter({ hasText: 'ne correspondent pas' })).toBeVisible()

test('C4 from the credentials in the mail to one’s own password, and the old one is dead', async ({
  page,
}) => {
  const who = zoe()
  await create(who, 'mailed')
  const mail = await mailTo(who.email)
  expect(mail.subject).toBe('Vos identifiants pour Maison Ardouin')
  expect(mail.text).toContain('Nadia Benali a créé votre compte')
  const secret = passwordIn(mail)
  const [link] = /https?:\/\/\S+\/login/.exec(mail.text) ?? []
  await page.goto(link ?? '')
  await logIn(page, who.email.toUpperCase(), secret.toUpperCase().replaceAll('-', ' '))
  await expect(page).toHaveURL('/own-password')
  await expect(page.getByRole('heading', { name: 'Choisissez votre mot de passe' })).toBeVisible()
  await expect(page.getByText('Bonjour Zoé.')).toBeVisible()
  await expect(page.getByText(who.email)).toBeVisible()
  await page.goto('/')
  await expect(page, 'nobody is signed in yet').toHaveURL('/login')
  await page.goto('/own-password')
  await choose(page, 'trop court')
  await expect(page.getByRole('alert').filter({ hasText: 'À corriger' })).toContainText('trop court')
  await choose(page, 'zoé lemaître 2026')
  await expect(page.getByRole('alert').filter({ hasText: 'À corriger' })).toContainText(
    'se devine facilement',
  )
  await choose(page)
  await expect(page).toHaveURL('/?welcome=1')
  await expect(page.getByText('Bienvenue sur Maison Ardouin, Zoé')).toBeVisible()

  await page.context().clearCookies()
  await logIn(page, who.email, secret)
  await refused(page)
  await logIn(page, who.email, password)
  await expect(page).toHaveURL('/')
})

test('C5 somebody without a mailbox comes in with the code of the sheet, or with its picture', async ({
  page,
}) => {
  const [typed, scanned] = [newName(), newName()]
  const { sheet } = await create(byName(typed), 'sheet')
  await logIn(page, typed, sheet?.code.replaceAll('-', '') ?? '')
  await expect(page).toHaveURL('/own-password')
  await expect(page.getByText(typed)).toBeVisible()
  await choose(page)
  await expect(page).toHaveURL('/?welcome=1')

  await page.context().clearCookies()
  const picture = await create(byName(scanned), 'sheet')
  await page.goto(`/own-password/${picture.sheet?.token}`)
  await expect(page, 'T01 the address is clean').toHaveURL('/own-password')
  await choose(page)
  await expect(page).toHaveURL('/?welcome=1')
  await page.context().clearCookies()
  await page.goto(`/own-password/${picture.sheet?.token}`)
  await expect(page.getByRole('heading', { name: 'Il n’y a plus rien à choisir ici' })).toBeVisible()
  await page.getByRole('link', { name: 'Se connecter' }).click()
  await expect(page).toHaveURL('/login')
})

test('C4 Auth.js’s own endpoint lets no temporary password in', async ({ request }) => {
  const name = newName()
  const { sheet } = await create(byName(name), 'sheet')
  const { csrfToken } = (await (await request.get('/api/auth/csrf')).json()) as { csrfToken: string }
  const post = (login: string, secret: string) =>
    request.post('/api/auth/callback/credentials', {
      form: { csrfToken, email: login, password: secret },
      maxRedirects: 0,
    })
  const refusal = await post(name, sheet?.code ?? '')
  expect(refusal.headers()['set-cookie'] ?? '').not.toContain('session-token=e')
  const { email, password: secret } = person('learner')
  expect((await post(email, secret)).headers()['set-cookie'], 'the control').toContain('session-token=e')
})

test.describe('without JavaScript', () => {
  test.use({ javaScriptEnabled: false })
  test('a temporary password leads to one’s own all the same', async ({ page }) => {
    const name = newName()
    const { sheet } = await create(byName(name), 'sheet')
    await logIn(page, name, sheet?.code ?? '')
    await expect(page).toHaveURL('/own-password')
    await choose(page, 'court')
    await expect(page.getByRole('alert').filter({ hasText: 'À corriger' })).toContainText('trop court')
    await choose(page)
    await expect(page).toHaveURL('/?welcome=1')
  })
})

test('a login left empty is asked for by its name', async ({ page }) => {
  await logIn(page, '', 'x')
  const summary = page.getByRole('alert').filter({ hasText: 'À corriger' })
  await expect(summary).toContainText('Indiquez votre e-mail ou votre nom d’utilisateur.')
})

test('the doors are accessible, with what is wrong at them', async ({ page }) => {
  await page.goto('/login')
  await expectAccessible(page, 'login')
  const { sheet } = await create(byName(newName()), 'sheet')
  await page.goto(`/own-password/${sheet?.token}`)
  await expect(page.getByRole('button', { name: 'Choisir ce mot de passe' })).toBeVisible()
  await expectAccessible(page, 'own password')
  await choose(page, 'court')
  await expect(page.getByRole('alert').filter({ hasText: 'À corriger' })).toBeVisible()
  await expectAccessible(page, 'own password, refused')
  await page.context().clearCookies()
  await page.goto('/own-password')
  await expect(page.getByRole('heading', { name: 'Il n’y a plus rien à choisir ici' })).toBeVisible()
  await expectAccessible(page, 'own password, dead')
  await page.goto('/forgot-password')
  await expectAccessible(page, 'forgot password')
})
