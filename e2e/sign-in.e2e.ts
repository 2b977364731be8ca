import type { Page } from '@playwright/test'
import { sql } from 'drizzle-orm'
import { db } from '@/db/client'
import { hashPassword } from '@/domain/accounts/password'
import { demo, person } from './demo'
import { linkIn, mailsTo, mailTo } from './inbox'
import { newAddress } from './invitations'
import { expect, test } from './journey'

const password = 'tournesol violet matin'

/** An account that no other test uses: limits and sign-ins are its own. */
async function addAccount(firstName = 'Rose') {
  const email = newAddress(firstName.toLowerCase())
  await db().execute(sql`
    insert into accounts (email, first_name, last_name, password_hash)
    values (${email}, ${firstName}, 'Imbert', ${await hashPassword(password, 10)})`)
  return email
}

async function logIn(page: Page, email: string, secret = password) {
  await page.getByLabel('Email').fill(email)
  await page.getByLabel('Mot de passe', { exact: true }).fill(secret)
  await page.getByRole('button', { name: 'Se connecter' }).click()
}
const summary = (page: Page) => page.getByRole('main').getByRole('alert')

test('signs in, goes on to the page that was asked for, signs out', async ({ page }) => {
  await page.goto('/groups/unknown?tab=1')
  await expect(page).toHaveURL(/\/login\?next=/)
  const { email, password: secret } = person('group_admin')
  await logIn(page, email, 'un mauvais mot de passe')
  await expect(summary(page)).toBeFocused()
  await expect(page.getByLabel('Email')).toHaveValue(email)
  await logIn(page, email, secret)
  await expect(page).toHaveURL('/groups/unknown?tab=1')
  await page.goto('/')
  await page.getByRole('button', { name: /Compte de/ }).click()
  await page.getByRole('menuitem', { name: 'Se déconnecter' }).click()
  await expect(page).toHaveURL('/login')
})

test('the password can be looked at, and leaves with the page', async ({ page }) => {
  await page.goto('/login')
  const field = page.getByLabel('Mot de passe', { exact: true })
  await field.fill('à voir')
  await page.getByRole('button', { name: 'Afficher le mot de passe' }).click()
  await expect(field).toHaveAttribute('type', 'text')
  await page.getByRole('button', { name: 'Masquer le mot de passe' }).click()
  await expect(field).toHaveAttribute('type', 'password')
})

test('never goes on to another site after signing in', async ({ page, baseURL }) => {
  for (const next of ['https://evil.example/', '//evil.example', '/\\evil.example']) {
    const email = await addAccount()
    await page.context().clearCookies()
    await page.goto(`/login?next=${encodeURIComponent(next)}`)
    await logIn(page, email)
    await expect(page.getByRole('heading', { name: 'Bonjour Rose' })).toBeVisible()
    expect(new URL(page.url()).origin).toBe(baseURL)
  }
})

test('too many tries are refused with when to try again, also for an unknown address (T11)', async ({
  page,
}) => {
  const sentences: (string | null)[] = []
  for (const email of [await addAccount(), newAddress('personne')]) {
    await page.goto('/login')
    for (let times = 0; times < 11; times++) {
      await logIn(page, email, 'un mauvais mot de passe')
      await expect(page.getByRole('button', { name: 'Se connecter' })).not.toHaveAttribute(
        'aria-disabled',
        'true',
      )
    }
    await expect(summary(page)).toHaveText(/Trop d’essais. Réessayez dans \d+ minutes?\./)
    sentences.push(await summary(page).textContent())
    await logIn(page, email)
    await expect(summary(page)).toHaveText(/Trop d’essais/)
  }
  expect(new Set(sentences).size).toBe(1)
})

test('a new password: the link comes by mail, works once, and ends every sign-in (T07, T15)', async ({
  page,
  browser,
}) => {
  const email = await addAccount()
  const elsewhere = await (await browser.newContext()).newPage()
  await elsewhere.goto('/login')
  await logIn(elsewhere, email)
  await expect(elsewhere.getByRole('heading', { name: 'Bonjour Rose' })).toBeVisible()

  await page.goto('/forgot-password')
  await page.getByLabel('Email').fill(email.toUpperCase())
  await page.getByRole('button', { name: 'Recevoir le lien' }).click()
  await expect(page.getByRole('status')).toContainText(`Si un compte existe pour ${email}`)
  const link = linkIn(await mailTo(email), 'reset-password')
  await page.goto(link)
  await expect(page).toHaveURL('/reset-password')
  await page.getByLabel('Nouveau mot de passe', { exact: true }).fill('rose imbert rose')
  await page.getByRole('button', { name: 'Changer le mot de passe' }).click()
  await expect(summary(page)).toContainText('se devine facilement')
  await page.getByLabel('Nouveau mot de passe', { exact: true }).fill('pluie tambour orange sept')
  await page.getByRole('button', { name: 'Changer le mot de passe' }).click()
  await expect(page.getByText('Votre mot de passe est changé')).toBeVisible()

  await elsewhere.goto('/')
  await expect(elsewhere).toHaveURL(/\/login/)
  await page.goto(link)
  await expect(page.getByText('Ce lien n’est plus valable')).toBeVisible()
  await page.getByRole('link', { name: 'Demander un nouveau lien' }).click()
  await expect(page).toHaveURL('/forgot-password')
  await page.goto('/login')
  await logIn(page, email)
  await expect(summary(page)).toContainText('ne correspondent pas')
  await logIn(page, email, 'pluie tambour orange sept')
  await expect(page.getByRole('heading', { name: 'Bonjour Rose' })).toBeVisible()
})

test('T11 an unknown and a deleted address get the same answer, and no mail', async ({ page }) => {
  const [known, deleted, unknown] = [await addAccount(), await addAccount(), newAddress('personne')]
  await db().execute(sql`update accounts set status = 'deleted', deleted_at = now() where email = ${deleted}`)
  const answers: string[] = []
  for (const email of [deleted, unknown, known]) {
    await page.goto('/forgot-password')
    await page.getByLabel('Email').fill(email)
    await page.getByRole('button', { name: 'Recevoir le lien' }).click()
    await expect(page.getByRole('status')).toBeVisible()
    answers.push((await page.getByRole('main').innerHTML()).replaceAll(email, 'ADDRESS'))
  }
  expect(new Set(answers).size).toBe(1)
  await mailTo(known)
  expect([...(await mailsTo(deleted)), ...(await mailsTo(unknown))]).toEqual([])
})

test('T15 a cookie replayed after sign-out opens nothing; one of a deleted account neither', async ({
  page,
  browser,
}) => {
  const email = await addAccount()
  await page.goto('/login')
  await logIn(page, email)
  await expect(page.getByRole('heading', { name: 'Bonjour Rose' })).toBeVisible()
  const cookies = await page.context().cookies()
  const signIn = cookies.find(({ name }) => name.includes('session-token'))
  expect(signIn).toMatchObject({ httpOnly: true, sameSite: 'Lax', path: '/' })

  const replayed = await browser.newContext()
  await replayed.addCookies(cookies)
  const thief = await replayed.newPage()
  await thief.goto('/')
  await expect(thief.getByRole('heading', { name: 'Bonjour Rose' })).toBeVisible()
  await page.getByRole('button', { name: /Compte de/ }).click()
  await page.getByRole('menuitem', { name: 'Se déconnecter' }).click()
  await expect(page).toHaveURL('/login')
  await thief.goto('/')
  await expect(thief).toHaveURL(/\/login/)

  await logIn(page, email)
  await expect(page.getByRole('heading', { name: 'Bonjour Rose' })).toBeVisible()
  await db().execute(sql`update accounts set status = 'deleted', deleted_at = now() where email = ${email}`)
  await page.goto('/')
  await expect(page).toHaveURL(/\/login/)
})

test('T19 links keep the configured origin, whatever host the request claims', async ({ page, request }) => {
  const email = await addAccount()
  await page.goto('/forgot-password')
  await page.route('**/forgot-password', (route) =>
    route.continue({ headers: { ...route.request().headers(), 'x-forwarded-for': '198.51.100.9' } }),
  )
  await page.getByLabel('Email').fill(email)
  await page.getByRole('button', { name: 'Recevoir le lien' }).click()
  expect(new URL(linkIn(await mailTo(email), 'reset-password')).origin).toBe(demo.url)
  const hostile = { 'x-forwarded-host': 'evil.example', forwarded: 'host=evil.example' }
  const opened = await request.get('/first-login/abc', { headers: hostile, maxRedirects: 0 })
  expect(opened.headers().location).toBe('/first-login')
  const endpoint = await request.get('/api/auth/signin', { headers: hostile, maxRedirects: 0 })
  expect(JSON.stringify(endpoint.headers())).not.toContain('evil.example')
})

test('T25 posts from another site are refused', async ({ page, request }) => {
  await page.goto('/login')
  const { email, password: secret } = person('learner')
  const form = await page
    .locator('form')
    .filter({ has: page.getByLabel('Email') })
    .evaluate((element) =>
      Object.fromEntries(
        [...new FormData(element as HTMLFormElement)].map(([key, value]) => [key, String(value)]),
      ),
    )
  const fields = { ...form, email, password: secret }
  for (const origin of ['https://evil.example', 'null']) {
    const answer = await request.post('/login', { multipart: fields, headers: { origin }, maxRedirects: 0 })
    expect(answer.headers()['set-cookie'] ?? '').not.toContain('session-token')
    expect(answer.status()).toBeGreaterThanOrEqual(400)
  }
  const own = await request.post('/login', {
    multipart: fields,
    headers: { origin: demo.url },
    maxRedirects: 0,
  })
  expect(own.headers()['set-cookie']).toContain('session-token=e')
  const csrf = await request.post('/api/auth/callback/credentials', {
    form: { email, password: secret },
    maxRedirects: 0,
  })
  expect(csrf.headers()['set-cookie'] ?? '').not.toContain('session-token=e')
})

test('T27 malformed cookies and headers lead to the sign-in page, never to a failure', async ({
  request,
}) => {
  const names = [
    'authjs.session-token',
    'first-login',
    'password-reset',
    'not-for-me',
    'own-password',
    'language',
    'answer',
  ]
  for (const value of [
    'x',
    '%',
    '%00',
    'eyJhbGciOiJkaXIifQ..a.b.c',
    '{"typed":1}',
    'é'.repeat(10),
    'a'.repeat(3000),
  ]) {
    for (const path of [
      '/',
      '/login',
      '/first-login',
      '/reset-password',
      '/not-for-me',
      '/own-password',
      '/api/auth/session',
    ]) {
      const cookie = names.map((name) => `${name}=${Buffer.from(value).toString('latin1')}`).join('; ')
      const answer = await request.get(path, {
        headers: { cookie, 'accept-language': ';;q=', 'x-forwarded-for': value },
      })
      expect(answer.status(), `${path} with ${value}`).toBeLessThan(500)
    }
  }
})

test.describe('without JavaScript', () => {
  test.use({ javaScriptEnabled: false })
  test('one signs in, and a mistake is said', async ({ page }) => {
    const email = await addAccount()
    await page.goto('/login?next=/groups/unknown')
    await logIn(page, email, 'un mauvais mot de passe')
    await expect(page.getByRole('alert').filter({ hasText: 'ne correspondent pas' })).toBeVisible()
    await logIn(page, email)
    await expect(page).toHaveURL('/groups/unknown')
  })
})

test('a form that is sent before the script arrives loses nothing', async ({ page }) => {
  const email = await addAccount()
  const arrived = Promise.withResolvers<void>()
  await page.route('**/_next/static/**/*.js', async (route) => {
    await arrived.promise
    await route.continue().catch(() => {})
  })
  await page.goto('/login?next=/groups/unknown', { waitUntil: 'commit' })
  await logIn(page, email, 'un mauvais mot de passe')
  await expect(page.getByRole('alert').filter({ hasText: 'ne correspondent pas' })).toBeVisible()
  arrived.resolve()
  await expect(page.getByLabel('Email')).toHaveValue(email)
  await logIn(page, email)
  await expect(page).toHaveURL('/groups/unknown')
})

test('the open endpoint of Auth.js goes through the same door, limits included', async ({ request }) => {
  const email = await addAccount()
  const { csrfToken } = await (await request.get('/api/auth/csrf')).json()
  const attempt = async (secret: string, from = '203.0.113.77') => {
    const form = { csrfToken, email, password: secret }
    const answer = await request.post('/api/auth/callback/credentials', {
      form,
      headers: { 'x-forwarded-for': from },
      maxRedirects: 0,
    })
    return { location: answer.headers().location ?? '', cookie: answer.headers()['set-cookie'] ?? '' }
  }
  for (let times = 0; times < 10; times++) {
    expect((await attempt('un mauvais mot de passe')).location).toContain('code=wrong')
  }
  const refused = await attempt(password)
  expect(refused.location).toContain('code=too_many')
  expect(refused.cookie).not.toContain('session-token=e')
  expect((await attempt(password, '198.51.100.77')).cookie).toContain('session-token=e')
})

test('signing in speaks the language of the person', async ({ page }) => {
  const email = await addAccount()
  await db().execute(sql`update accounts set language = 'en' where email = ${email}`)
  await page.goto('/login')
  await logIn(page, email)
  await expect(page.getByRole('heading', { name: 'Hello Rose' })).toBeVisible()
})
