import type { Page } from '@playwright/test'
import { expectAccessible } from './accessible'
import { logInAs, signInAs } from './demo'
import { expect, test } from './journey'

const tree = (page: Page) => page.getByRole('navigation', { name: 'Groupes' })
const groupPath = async (page: Page, name: string) =>
  (await tree(page).getByRole('link', { name, exact: true }).getAttribute('href')) ?? ''

test.describe('the tree of groups', () => {
  test('is searched whatever accents, and used with the keyboard', async ({ page }) => {
    await signInAs(page, 'owner')
    await page.getByRole('searchbox', { name: 'Chercher un groupe' }).fill('venissieux')
    await expect(tree(page).getByRole('link')).toHaveText([/Maison Ardouin/, /Fournils/, /Vénissieux/])
    await page.getByRole('searchbox').fill('')
    const boutiques = tree(page).getByRole('link', { name: 'Boutiques' })
    await boutiques.focus()
    await page.keyboard.press('ArrowLeft')
    await expect(tree(page).getByRole('link', { name: 'Grenoble' })).toHaveCount(0)
    await page.keyboard.press('ArrowRight')
    await page.keyboard.press('ArrowRight')
    await expect(tree(page).getByRole('link', { name: 'Grenoble' })).toBeFocused()
    await page.keyboard.press('Enter')
    await expect(page.getByRole('heading', { level: 1, name: 'Grenoble' })).toBeVisible()
    await expect(tree(page).getByRole('link', { name: 'Grenoble' })).toHaveAttribute('aria-current', 'page')
  })

  test('A2 holds the groups that one belongs to or administers, and no other', async ({ page }) => {
    await signInAs(page, 'group_admin')
    await expect(tree(page).getByRole('link', { name: 'Croix-Rousse' })).toBeVisible()
    await expect(tree(page).getByRole('link', { name: /Siège|Fournils/ })).toHaveCount(0)
  })

  test('opens on a phone before any script of ours arrives', async ({ page }) => {
    await page.setViewportSize({ width: 390, height: 844 })
    await signInAs(page, 'learner')
    await page.route('**/_next/static/**/*.js', (route) => route.abort())
    await page.reload()
    await page.getByRole('button', { name: 'Groupes' }).click()
    await tree(page).getByRole('link', { name: 'Lyon', exact: true }).click()
    await expect(page.getByRole('heading', { level: 1, name: 'Lyon' })).toBeVisible()
  })
})

test.describe('adding', () => {
  test('**+** Utilisateur leads to the invitations of the group that one looks at', async ({ page }) => {
    await signInAs(page, 'group_admin')
    await tree(page).getByRole('link', { name: 'Part-Dieu' }).click()
    await expect(page.getByRole('heading', { level: 1, name: 'Part-Dieu' })).toBeVisible()
    const path = new URL(page.url()).pathname
    await page.getByRole('button', { name: 'Ajouter' }).click()
    await page.getByRole('menuitem', { name: 'Utilisateur' }).click()
    await page.waitForURL(`**${path}/users/invite`)
  })

  test('A1 who may invite nowhere is offered nothing', async ({ page }) => {
    await signInAs(page, 'learner')
    await expect(page.getByRole('listitem').filter({ hasText: 'Apprenant' }).first()).toBeVisible()
    await expect(page.getByRole('button', { name: 'Ajouter' })).toHaveCount(0)
  })
})

test('A2 T13 a group that one may not see answers as one that does not exist', async ({ page, browser }) => {
  await signInAs(page, 'owner')
  const siege = await groupPath(page, 'Siège privé')
  const other = await (await browser.newContext()).newPage()
  await signInAs(other, 'group_admin')
  const answers: (string | null)[] = []
  for (const path of [siege, '/groups/00000000-0000-7000-8000-000000000000', '/groups/siege']) {
    for (const end of ['', '/settings/users']) {
      await other.goto(`${path}${end}`)
      await expect(other.getByRole('heading', { level: 1, name: 'Cette page n’existe pas' })).toBeVisible()
      answers.push(await other.locator('main').textContent())
    }
  }
  expect(new Set(answers).size).toBe(1)
  await page.goto(siege)
  await expect(page.getByRole('heading', { level: 1, name: 'Siège' })).toBeVisible()
})

test('T22 T27 a cookie that the proxy lets through but nobody made shows nothing of anybody', async ({
  page,
  browser,
}) => {
  await signInAs(page, 'owner')
  const lyon = await groupPath(page, 'Lyon')
  const stranger = await browser.newContext()
  const headers = { cookie: 'authjs.session-token=forged; language=fr' }
  const variants: Record<string, string>[] = [{}, { rsc: '1' }, { rsc: '1', 'next-router-prefetch': '1' }]
  for (const path of ['/', lyon, `${lyon}/settings/users`]) {
    for (const variant of variants) {
      const answer = await stranger.request.get(path, {
        headers: { ...headers, ...variant },
        maxRedirects: 0,
      })
      expect(answer.status()).toBeLessThan(400)
      expect(await answer.text()).not.toMatch(/Nadia|Benali|Croix-Rousse|@maison-ardouin/)
    }
  }
  expect(await (await page.request.get(lyon)).text()).toMatch(/Nadia/)
})

test.describe('the users of a group', () => {
  test('G3 are searched and filtered in the address bar, and say which group they come through', async ({
    page,
  }) => {
    await signInAs(page, 'group_admin')
    await page.goto(`${await groupPath(page, 'Lyon')}/settings/users`)
    await expect(page.getByRole('heading', { level: 1, name: 'UTILISATEURS' })).toBeVisible()
    await page.getByRole('searchbox').fill('lopez')
    await page.waitForURL('**/settings/users?q=lopez')
    await expect(page.getByRole('row')).toHaveCount(2)
    await expect(page.getByRole('row', { name: /Inès Lopez/ })).toContainText('Apprenant via Croix-Rousse')
    await page.getByLabel('Rôle', { exact: true }).selectOption('Animateurs')
    await expect(page.getByText('Personne ne correspond')).toBeVisible()
    await page.getByRole('link', { name: 'Voir tout le groupe' }).click()
    await expect(page.getByRole('row', { name: /Nadia Benali/ })).toContainText('Administrateur')
    await expect(page.getByRole('searchbox')).toHaveValue('')
  })

  test('A2 are nobody’s business but their administrators’', async ({ page }) => {
    await signInAs(page, 'learner')
    await page.goto(`${await groupPath(page, 'Lyon')}/settings/users`)
    await expect(page.getByRole('heading', { level: 1, name: 'Cette page n’existe pas' })).toBeVisible()
  })
})

test('the theme follows the system until the person chooses, then stays', async ({ page }) => {
  const ground = () => page.evaluate(() => getComputedStyle(document.documentElement).backgroundColor)
  await page.emulateMedia({ colorScheme: 'light' })
  await signInAs(page, 'user_admin')
  const light = await ground()
  await page.emulateMedia({ colorScheme: 'dark' })
  await expect.poll(ground).not.toBe(light)
  await page.getByRole('button', { name: /Compte de/ }).click()
  await page.getByRole('menuitemradio', { name: 'Clair' }).click()
  await expect.poll(ground).toBe(light)
  await page.reload()
  await expect.poll(ground).toBe(light)
})

test('the language is the person’s: chosen once, spoken wherever they sign in', async ({ page, browser }) => {
  await logInAs(page, 'platform_admin')
  await page.getByRole('button', { name: /Compte de/ }).click()
  await page.getByRole('menuitem', { name: 'English' }).click()
  await expect(page.getByRole('heading', { level: 1, name: 'Hello' })).toBeVisible()
  await expect(page.locator('html')).toHaveAttribute('lang', 'en')
  const elsewhere = await (await browser.newContext({ locale: 'fr-FR' })).newPage()
  await logInAs(elsewhere, 'platform_admin')
  await expect(elsewhere.getByRole('heading', { level: 1, name: 'Hello' })).toBeVisible()
  await elsewhere.getByRole('button', { name: /Account of/ }).click()
  await elsewhere.getByRole('menuitem', { name: 'Français' }).click()
  await expect(elsewhere.getByRole('heading', { level: 1, name: 'Bonjour' })).toBeVisible()
})

test('T25 a post from elsewhere does not change the language', async ({ request, baseURL }) => {
  const post = (origin: string) =>
    request.post('/api/language', { form: { language: 'en' }, headers: { origin }, maxRedirects: 0 })
  expect((await post('https://evil.example')).status()).toBe(403)
  expect((await post('null')).status()).toBe(403)
  const answer = await post(baseURL ?? '')
  expect([answer.status(), answer.headers().location]).toEqual([303, '/'])
})

test('T24 no cache keeps a page; T01 nothing foreign may load', async ({ page, request }) => {
  await signInAs(page, 'learner')
  for (const headers of [(await request.get('/login')).headers(), (await page.request.get('/')).headers()]) {
    expect(headers['cache-control']).toContain('no-store')
    expect(headers['content-security-policy']).toContain("default-src 'self'")
    expect(headers['referrer-policy']).toBe('same-origin')
  }
})

test('pages are accessible', async ({ page }) => {
  await signInAs(page, 'group_admin')
  const look = async (heading: string) => {
    await expect(page.getByRole('heading', { level: 1, name: heading })).toBeVisible()
    await expect(page.getByRole('button', { name: /Compte de/ })).toBeVisible()
    await expectAccessible(page, heading)
  }
  await look('Bonjour Nadia')
  await page.getByRole('main').getByRole('link', { name: 'Lyon', exact: true }).click()
  await look('Lyon')
  await page.goto('/groups/nowhere')
  await look('Cette page n’existe pas')
})

test('the first stop of the keyboard leads past the header', async ({ page }) => {
  await signInAs(page, 'learner')
  await page.goto('/')
  await expect(page.getByRole('heading', { level: 1, name: 'Bonjour Inès' })).toBeVisible()
  await page.keyboard.press('Tab')
  await expect(page.getByRole('link', { name: 'Aller au contenu' })).toBeFocused()
  await page.keyboard.press('Enter')
  await expect(page.getByRole('main')).toBeFocused()
})
