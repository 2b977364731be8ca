import type { Page } from '@playwright/test'
import type { Ground } from './security/ground'
import { sessionCookie, visitorNamed } from './security/people'

/** Gives the browser a sign-in: its cookie, as `name=value`. */
export async function carry(page: Page, url: string, cookie: string): Promise<void> {
  const value = cookie.slice(`${sessionCookie}=`.length).split(';')[0] ?? ''
  await page.context().addCookies([{ name: sessionCookie, value, url }])
}

/** Opens a page of the ground's own platform as one of its people. */
export async function openAs(page: Page, { url, people }: Ground, key: string, path: string): Promise<void> {
  await carry(page, url, visitorNamed(people, key).cookie)
  await page.goto(`${url}${path}`)
}
