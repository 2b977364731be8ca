import type { Page } from '@playwright/test'
import { sql } from 'drizzle-orm'
import { db } from '@/db/client'
import { linkToken } from '@/domain/links/token'
import { env } from '@/env'
import { expectAccessible } from './accessible'
import { signInAs } from './demo'
import { linkIn, mailsTo, mailTo } from './inbox'
import { invitationOf, invite, newAddress } from './invitations'
import { expect, test } from './journey'

test.use({ viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true })

const erase = (page: Page) => page.getByRole('button', { name: 'Effacer mon adresse' }).click()
const traces = async (email: string) => {
  const { rows } = await db().execute<{ n: number }>(sql`
    select (select count(*) from invitations where email = ${email})
      + (select count(*) from mails where recipient = ${email}) as n`)
  return Number(rows[0]?.n)
}

async function wayOut(email: string) {
  const { id } = await invite(email)
  return `/not-for-me/${linkToken({ current: env().AUTH_SECRET }, 'not-for-me', id, 1)}`
}

test('from the mail’s own link to forgotten, and invited again on purpose only', async ({ page }) => {
  const email = newAddress('tort')
  await invite(email)
  await page.goto(linkIn(await mailTo(email), 'not-for-me'))
  await expect(page).toHaveURL('/not-for-me')
  await expect(page.getByText(`Nadia Benali a invité ${email} à rejoindre Lyon`)).toBeVisible()
  await expect(page.getByText('l’invitation est annulée et son lien ne sert plus')).toBeVisible()
  // The worker may just be writing down that the mail has gone.
  await expect(async () => {
    const { rows } = await db().execute(sql`select from mails where recipient = ${email} and status = 'sent'`)
    expect(rows).toHaveLength(1)
  }).toPass()
  await erase(page)
  await expect(page.getByRole('status').filter({ hasText: 'votre adresse est effacée' })).toBeVisible()
  expect(await traces(email)).toBe(0)
  await page.reload()
  await expect(page.getByRole('heading', { name: 'Ce lien n’est plus valable' })).toBeVisible()

  await page.goto('/login')
  await signInAs(page, 'group_admin')
  await page.getByRole('main').getByRole('link', { name: 'Lyon', exact: true }).click()
  // The page before has ways to invite too.
  await expect(page.getByRole('heading', { level: 1, name: 'Lyon', exact: true })).toBeVisible()
  await page.getByRole('link', { name: 'Inviter' }).filter({ visible: true }).first().click()
  await page.getByRole('textbox', { name: 'Emails' }).fill(email)
  await page.getByRole('button', { name: 'INVITER' }).click()
  await expect(page.getByRole('heading', { name: 'Aucune nouvelle invitation' })).toBeVisible()
  await expect(page.getByText('1 personne a demandé à ne plus recevoir')).toBeVisible()
  expect(await traces(email)).toBe(0)
  await page.getByRole('button', { name: `Inviter quand même (${email})` }).click()
  await expect(page.getByText('invitation envoyée', { exact: true })).toBeVisible()
  expect(await invitationOf(email)).toMatchObject({ status: 'pending' })
  await mailTo(email, (await mailsTo(email)).length)
})

test.describe('without JavaScript', () => {
  test.use({ javaScriptEnabled: false })
  test('the way out works all the same, and says what it did', async ({ page }) => {
    const email = newAddress('tort')
    await page.goto(await wayOut(email))
    await expect(page.getByText(email)).toBeVisible()
    await erase(page)
    await expect(page.getByText('C’est fait')).toBeVisible()
    expect((await invitationOf(email).catch(() => null)) ?? { status: 'cancelled' }).toMatchObject({
      status: 'cancelled',
    })
  })
})

test('F1 T02 scanners, previews and a browser that never presses change nothing', async ({
  page,
  request,
}) => {
  const email = newAddress('tort')
  const link = await wayOut(email)
  const before = await invitationOf(email)
  await request.head(link)
  for (let times = 0; times < 20; times++) await request.get(link)
  await request.get('/not-for-me', { headers: { rsc: '1', 'next-router-prefetch': '1' } })
  await page.goto(link)
  await page.waitForLoadState('networkidle')
  expect(await invitationOf(email)).toEqual(before)
})

test('F3 T11 a dead link is one page: erased, accepted, cut short', async ({ page, context }) => {
  const [erased, accepted] = [newAddress('tort'), newAddress('tort')]
  const links = [await wayOut(erased), await wayOut(accepted), '/not-for-me/0123']
  await page.goto(links[0] ?? '')
  await erase(page)
  await expect(page.getByText('C’est fait')).toBeVisible()
  await db().execute(sql`update invitations set status = 'accepted', ended_at = now(), ended_by_id = invited_by_id
    where email = ${accepted}`)
  const pages: string[] = []
  for (const link of links) {
    await context.clearCookies()
    await page.goto(link)
    await expect(page.getByRole('heading', { name: 'Ce lien n’est plus valable' })).toBeVisible()
    pages.push(await page.getByRole('main').innerHTML())
  }
  expect(new Set(pages).size).toBe(1)
})

test('the page is accessible, before and after', async ({ page }) => {
  await page.goto(await wayOut(newAddress('tort')))
  await expect(page.getByRole('button', { name: 'Effacer mon adresse' })).toBeVisible()
  await expectAccessible(page, 'not for me')
  await erase(page)
  await expect(page.getByText('C’est fait')).toBeVisible()
  await expectAccessible(page, 'not for me, done')
})
