import { readFileSync } from 'node:fs'
import type { Page } from '@playwright/test'
import { sql } from 'drizzle-orm'
import { db } from '@/db/client'
import { cookieOf } from './security/people'
import { carry } from './visitors'

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

/** Signs somebody in and opens a page. The form itself, and what it costs, is for the journeys of sign-in.e2e.ts. */
export async function signInAs(page: Page, key: string, next = '/'): Promise<void> {
  const { rows } = await db().execute<{ id: string }>(
    sql`select id from accounts where email = ${person(key).email}`,
  )
  await carry(page, demo.url, await cookieOf(db(), rows[0]?.id ?? '', process.env.AUTH_SECRET))
  await page.goto(next)
}
