import type { Page } from '@playwright/test'
import type { Ground } from './security/ground'
import { sessionCookie, visitorNamed } from './security/people'

/** Opens a page of the ground's own platform as one of its people. */
export async function openAs(page: Page, { url, people }: Ground, key: string, path: string) {
  const { cookie } = visitorNamed(people, key)
  const value = cookie.slice(`${sessionCookie}=`.length).split(';')[0] ?? ''
  await page.context().addCookies([{ name: sessionCookie, value, url }])
  await page.goto(`${url}${path}`)
}
