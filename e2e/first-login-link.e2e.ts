import { fillIn, password, submit } from './first-login'
import { accountsOf, invitationOf, invite, linkOf, newAddress, visitsOf } from './invitations'
import { expect, test } from './journey'

test.use({ viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true })

test('T01 the token shows up nowhere but in the first request', async ({ page, baseURL }) => {
  const email = newAddress('zoe')
  await invite(email)
  const link = await linkOf(email)
  const token = link.split('/').at(-1) ?? ''
  const seen: string[] = []
  const foreign: string[] = []
  page.on('request', (request) => {
    if (new URL(request.url()).origin !== baseURL) foreign.push(request.url())
    const { referer = '', ...headers } = request.headers()
    const first = request.url() === `${baseURL}${link}`
    if (referer.includes(token)) seen.push(`Referer of ${request.url()}`)
    if (!first && request.url().includes(token)) seen.push(request.url())
    if (request.postData()?.includes(token)) seen.push(`body of ${request.url()}`)
    if (headers['next-url']?.includes(token)) seen.push(`Next-Url of ${request.url()}`)
  })
  const bodies: Promise<void>[] = []
  page.on('response', (response) => {
    const search = response.text().then(
      (body) => void (body.includes(token) && seen.push(`answer of ${response.url()}`)),
      () => {},
    )
    bodies.push(search)
  })
  const answer = await page.goto(link)
  expect(answer?.headers()['cache-control']).toContain('no-store')
  const redirect = await answer?.request().redirectedFrom()?.response()
  expect(redirect?.headers()['cache-control']).toContain('no-store')
  await fillIn(page, 'court')
  await submit(page)
  await expect(page.getByRole('alert').filter({ hasText: 'À corriger' })).toBeVisible()
  await page.getByLabel('Mot de passe', { exact: true }).fill(password)
  await submit(page)
  await expect(page).toHaveURL('/?welcome=1')
  await Promise.all(bodies)
  expect(seen).toEqual([])
  expect(foreign).toEqual([])
  expect(await page.evaluate(() => document.cookie)).not.toContain(token)
})

test('T02 scanners and previews change nothing; then one submit works', async ({ page, request }) => {
  const email = newAddress('zoe')
  await invite(email)
  const link = await linkOf(email)
  const before = await invitationOf(email)
  await request.head(link)
  for (let times = 0; times < 20; times++) await request.get(link)
  await request.get(link, { headers: { purpose: 'prefetch', 'sec-purpose': 'prefetch;prerender' } })
  await request.get('/first-login', { headers: { rsc: '1', 'next-router-prefetch': '1' } })
  await page.goto(link)
  await page.waitForLoadState('networkidle')
  // A program that reads on, and pretends: it has no hands.
  await page.evaluate(() => {
    scrollTo(0, document.body.scrollHeight)
    for (const touch of ['pointerdown', 'keydown', 'wheel', 'click'])
      document.body.dispatchEvent(new Event(touch, { bubbles: true }))
  })
  await page.waitForLoadState('networkidle')
  expect(await invitationOf(email)).toEqual(before)
  expect(await accountsOf(email)).toBe(0)
  expect(await visitsOf(email)).toEqual(Array(23).fill('automatic'))
  await page.getByRole('heading', { level: 1 }).click()
  await expect.poll(() => visitsOf(email)).toEqual([...Array(22).fill('automatic'), 'person'])
  expect(await invitationOf(email)).toEqual(before)
  await fillIn(page)
  await submit(page)
  await expect(page).toHaveURL('/?welcome=1')
  expect(await invitationOf(email)).toMatchObject({ id: before.id, status: 'accepted' })
})
