import { readFileSync } from 'node:fs'
import type { Page } from '@playwright/test'
import { sql } from 'drizzle-orm'
import { db } from '@/db/client'
import { cookieOf } from './security/people'
import { arrive, carry } from './visitors'

type Demo = {
  url: string
  inbox: string
  people: { key: string; email: string; password: string; group: string }[]
}

/** The platform that this run was started with. */
export const demo: Demo = JSON.parse(readFileSync(process.env.DEMO_FILE ?? '', 'utf8'))

/** Somebody with a right of their own: `group_admin`, `learner` and so on. */
export function person(key: string) {
  const found = demo.people.find((one) => one.key === key)
  if (!found) throw new Error(`The demo platform has no ${key}.`)
  return found
}

/** Signs in through the form, as the person would, and waits for where they wanted to go. */
export async function logInAs(page: Page, key: string, next = '/'): Promise<void> {
  const { email, password } = person(key)
  await page.goto(`/login?next=${encodeURIComponent(next)}`)
  await page.getByLabel('Email').fill(email)
  await page.getByLabel('Mot de passe', { exact: true }).fill(password)
  await page.getByRole('button', { name: 'Se connecter' }).click()
  await page.waitForURL((url) => url.pathname + url.search === next)
}

/** Opens a page as somebody, without the form and what it costs: for journeys that are about something else. */
export async function signInAs(page: Page, key: string, next = '/'): Promise<void> {
  const { rows } = await db().execute<{ id: string }>(
    sql`select id from accounts where email = ${person(key).email}`,
  )
  await carry(page, demo.url, await cookieOf(db(), rows[0]?.id ?? '', process.env.AUTH_SECRET))
  await arrive(page, next)
}
