import type { Page } from '@playwright/test'
import type { Ground } from './security/ground'
import { sessionCookie, visitorNamed } from './security/people'

/** Gives the browser a sign-in: its cookie, as `name=value`. */
export async function carry(page: Page, url: string, cookie: string): Promise<void> {
  const value = cookie.slice(`${sessionCookie}=`.length).split(';')[0] ?? ''
  await page.context().addCookies([{ name: sessionCookie, value, url }])
}

/**
 * Opens a page and waits until its script has taken over all that can be used on it: what comes before that is for
 * the journeys about script that comes late.
 */
export async function arrive(page: Page, address: string): Promise<void> {
  await page.goto(address)
  await page.waitForFunction(() => {
    const isTaken = (element: Element) => Object.keys(element).some((key) => key.startsWith('__reactProps'))
    const isScripted = !matchMedia('(scripting: none)').matches
    return !isScripted || [...document.querySelectorAll('button, input, main a')].every(isTaken)
  })
}

/** Opens a page of the ground's own platform as one of its people. */
export async function openAs(page: Page, { url, people }: Ground, key: string, path: string): Promise<void> {
  await carry(page, url, visitorNamed(people, key).cookie)
  await arrive(page, `${url}${path}`)
}
