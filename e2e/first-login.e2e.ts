import { sql } from 'drizzle-orm'
import { db } from '@/db/client'
import { person, signInAs } from './demo'
import { fillIn, password, submit } from './first-login'
import { linkIn, mailTo } from './inbox'
import { accountsOf, invitationOf, invite, linkOf, newAddress, visitsOf } from './invitations'
import { expect, test } from './journey'

test.use({ viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true })

test('F2 from the mail to signed in, on a telephone', async ({ page }) => {
  const email = newAddress('zoe')
  await invite(email)
  await page.goto(linkIn(await mailTo(email), 'first-login'))
  await expect(page).toHaveURL('/first-login')
  await expect(page.getByText('Nadia Benali vous invite à rejoindre Lyon')).toBeVisible()
  await expect(page.getByText(email)).toBeVisible()
  await fillIn(page)
  await submit(page)
  await expect(page).toHaveURL('/?welcome=1')
  await expect(page.getByText('Bienvenue sur Maison Ardouin, Zoé')).toBeVisible()
  await expect(page.getByRole('main').getByRole('link', { name: 'Lyon' })).toBeVisible()
  expect(await accountsOf(email)).toBe(1)
  await page.goto('/login')
  await expect(page.getByText('Vous utilisez déjà le compte de Zoé Lemaître')).toBeVisible()
})

test('what was typed survives an error, the password does not; focus goes to what is wrong', async ({
  page,
}) => {
  const email = newAddress('zoe')
  await invite(email)
  await page.goto(await linkOf(email))
  await fillIn(page, 'trop court')
  await submit(page)
  const summary = page.getByRole('alert').filter({ hasText: 'À corriger' })
  await expect(summary).toBeFocused()
  await expect(page.getByLabel('Nom', { exact: true })).toHaveValue('Lemaître')
  await expect(page.getByLabel('Mot de passe', { exact: true })).toHaveValue('')
  await summary.getByRole('link', { name: /trop court/ }).click()
  await expect(page.getByLabel('Mot de passe', { exact: true })).toBeFocused()
  await page.getByLabel('Mot de passe', { exact: true }).fill('zoé lemaître 2026')
  await submit(page)
  await expect(summary).toContainText('se devine facilement')
  expect(await accountsOf(email)).toBe(0)
  await page.getByLabel('Mot de passe', { exact: true }).fill(password)
  await submit(page)
  await expect(page).toHaveURL('/?welcome=1')
})

test.describe('without JavaScript', () => {
  test.use({ javaScriptEnabled: false })
  test('the invitee comes through the door all the same', async ({ page }) => {
    const email = newAddress('zoe')
    await invite(email)
    await page.goto(await linkOf(email))
    await fillIn(page, 'court')
    await submit(page)
    await expect(page.getByLabel('Nom', { exact: true })).toHaveValue('Lemaître')
    await expect(page.getByRole('alert').filter({ hasText: 'À corriger' })).toContainText('trop court')
    await page.getByLabel('Mot de passe', { exact: true }).fill(password)
    await submit(page)
    await expect(page).toHaveURL('/?welcome=1')
    expect(await accountsOf(email)).toBe(1)
    await expect.poll(() => visitsOf(email)).toEqual(['person'])
  })
})

test('T03 five browsers submit at once: one account, the others are told', async ({ browser }) => {
  const email = newAddress('zoe')
  await invite(email)
  const link = await linkOf(email)
  const pages = await Promise.all(
    Array.from({ length: 5 }, async () => (await browser.newContext()).newPage()),
  )
  for (const page of pages) {
    await page.goto(link)
    await fillIn(page)
  }
  await Promise.all(pages.map(submit))
  const outcomes = await Promise.all(
    pages.map(async (page) => {
      const used = page.getByRole('heading', { name: 'Ce lien a déjà servi' })
      await expect(used.or(page.getByText('Bienvenue sur'))).toBeVisible({ timeout: 20_000 })
      return (await used.isVisible()) ? 'refused' : 'in'
    }),
  )
  expect(outcomes.filter((outcome) => outcome === 'in')).toHaveLength(1)
  expect(await accountsOf(email)).toBe(1)
  await Promise.all(pages.map((page) => page.context().close()))
})

test('T06 another invitation opened meanwhile is not accepted by the form of the first', async ({
  page,
  context,
}) => {
  const [first, second] = [newAddress('zoe'), newAddress('yves')]
  await invite(first)
  await invite(second)
  await page.goto(await linkOf(first))
  const other = await context.newPage()
  await other.goto(await linkOf(second))
  await fillIn(page)
  await submit(page)
  await expect(page.getByText('Une autre invitation a été ouverte')).toBeVisible()
  expect([await accountsOf(first), await accountsOf(second)]).toEqual([0, 0])
  await fillIn(other)
  await submit(other)
  await expect(other).toHaveURL('/?welcome=1')
  expect([await accountsOf(first), await accountsOf(second)]).toEqual([0, 1])
})

test('F4 somebody signed in as another person is told so by name, and may sign out', async ({ page }) => {
  const email = newAddress('zoe')
  await invite(email)
  await signInAs(page, 'learner')
  await page.goto(await linkOf(email))
  await expect(page.getByRole('heading', { name: 'Vous utilisez le compte de Inès Lopez' })).toBeVisible()
  await expect(page.getByLabel('Prénom')).toHaveCount(0)
  await page.getByRole('button', { name: 'Se déconnecter' }).click()
  await fillIn(page)
  await submit(page)
  await expect(page).toHaveURL('/?welcome=1')
  expect(await accountsOf(email)).toBe(1)
})

test('A1 when the inviter has lost the right, the invitee is told that somebody must approve', async ({
  page,
}) => {
  const email = newAddress('zoe')
  const { id } = await invite(email)
  await db().execute(sql`
    update invitation_memberships set invited_by_id = (select id from accounts where email = ${person('learner').email})
    where invitation_id = ${id}`)
  await page.goto(await linkOf(email))
  await fillIn(page)
  await submit(page)
  await expect(page.getByRole('status').filter({ hasText: 'attend une validation' })).toBeVisible()
  expect(await accountsOf(email)).toBe(0)
})

test.describe('F3 dead links have a way forward', () => {
  const states = [
    ['expired', 'Cette invitation a expiré', sql`expires_at = now()`],
    ['cancelled', 'Cette invitation a été annulée', sql`status = 'cancelled', ended_at = now()`],
  ] as const
  for (const [state, title, change] of states) {
    test(`${state}: ask for a new link`, async ({ page }) => {
      const email = newAddress('zoe')
      await invite(email)
      await page.goto(await linkOf(email))
      await fillIn(page)
      await db().execute(sql`update invitations set ${change} where email = ${email}`)
      await submit(page)
      await expect(page.getByRole('heading', { name: title })).toBeVisible()
      await expect(page.getByRole('link', { name: 'Se connecter' })).toBeVisible()
      await page.getByRole('button', { name: 'Demander un nouveau lien' }).click()
      await expect(page.getByRole('status').filter({ hasText: 'Votre demande est faite' })).toBeVisible()
      expect(await accountsOf(email)).toBe(0)
      const { link_asked_at } = (await invitationOf(email)) as { link_asked_at?: unknown }
      expect(link_asked_at === null).toBe(state === 'cancelled')
    })
  }

  test('used: log in', async ({ page, browser }) => {
    const email = newAddress('zoe')
    await invite(email)
    const link = await linkOf(email)
    await page.goto(link)
    await fillIn(page)
    await submit(page)
    await expect(page).toHaveURL('/?welcome=1')
    const elsewhere = await (await browser.newContext()).newPage()
    await elsewhere.goto(link)
    await expect(elsewhere.getByRole('heading', { name: 'Ce lien a déjà servi' })).toBeVisible()
    await elsewhere.getByRole('link', { name: 'Se connecter' }).click()
    await expect(elsewhere).toHaveURL('/login')
  })

  test('T11 unknown: the answer is the same for an invited, a known and an unknown address', async ({
    page,
  }) => {
    const invited = newAddress('zoe')
    await invite(invited)
    const answers: (string | null)[] = []
    for (const email of [invited, person('learner').email, newAddress('personne')]) {
      await page.goto('/first-login/0123')
      await expect(page.getByRole('heading', { name: 'Ce lien n’est pas valable' })).toBeVisible()
      await page.getByLabel('Email').fill(email)
      await page.getByRole('button', { name: 'Demander un nouveau lien' }).click()
      await expect(page.getByRole('status')).toBeVisible()
      answers.push(await page.getByRole('main').innerHTML())
    }
    expect(new Set(answers).size).toBe(1)
    const { link_asked_at } = (await invitationOf(invited)) as { link_asked_at?: unknown }
    expect(link_asked_at).not.toBeNull()
  })
})
