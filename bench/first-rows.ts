import { chromium, type Page } from '@playwright/test'
import { sql } from 'drizzle-orm'
import type { Database } from '@/db/client'
import { actorOf } from '@/db/factories/memberships'
import type { Platform } from '@/db/factories/platform'
import { hashPassword } from '@/domain/accounts/password'
import { cancelImport } from '@/domain/imports/stop-import'
import { env } from '@/env'
import { startWorker } from '@/scripts/app'
import { browser } from '@/scripts/browser'
import { orRefused } from '@/scripts/import/upload'
import { startBuiltApp } from './built-app'
import { type Ground, type Laid, lay } from './import-lay'
import { alone, type Reporter } from './report'
import { median } from './timing'

const rows = 10_000
const drops = 9
/** Milliseconds, to be reached. */
const limit = 2000
const folder = '.data/bench'
const password = 'a password of the benchmark'

/**
 * What an administrator waits for: from the drop of a file on the page until the first rows of its dry run stand there,
 * with the production build, a worker beside it and Chromium, all on this machine.
 */
export async function benchFirstRows(db: Database, platform: Platform, report: Reporter): Promise<void> {
  const ground = { db, platform, folder, report }
  const laid = await lay(ground, 'F', rows)
  await letIn(ground)
  const app = await startBuiltApp()
  const worker = startWorker({ folder, variables: process.env })
  const chrome = await chromium.launch({ executablePath: browser(), args: ['--no-sandbox'] })
  try {
    const page = await (await chrome.newContext({ locale: 'fr-FR' })).newPage()
    await signIn(page, ground)
    const took: number[] = []
    for (let turn = 0; turn < drops; turn++) took.push(await drop(page, ground, laid))
    const [first = 0, ...others] = took
    const said = 'import: from the drop to the first rows on the screen'
    report.show(alone(`${said}, the first file after a deploy`, rows, first))
    report.show(alone(`${said}; at most ${limit}`, rows, median(others)))
  } finally {
    await chrome.close()
    await Promise.all([app.stop(), worker.stop()])
  }
}

async function letIn({ db, platform: { people } }: Ground): Promise<void> {
  const hash = await hashPassword(password, env().PASSWORD_COST)
  await db.execute(sql`update accounts set password_hash = ${hash} where id = ${people.platformAdmin.id}`)
}

async function signIn(page: Page, { platform: { people } }: Ground): Promise<void> {
  await page.goto(`${env().APP_URL}/login`)
  await page.getByLabel('Email').fill(people.platformAdmin.email ?? '')
  await page.getByLabel('Mot de passe', { exact: true }).fill(password)
  await page.getByRole('button', { name: 'Se connecter' }).click()
  await page.waitForURL(`${env().APP_URL}/`)
}

/** Milliseconds until a line of the file stands in the table. */
async function drop(page: Page, { db, platform }: Ground, { path, groupId }: Laid): Promise<number> {
  await page.goto(`${env().APP_URL}/groups/${groupId}/users/import`, { waitUntil: 'networkidle' })
  const watch = await page.evaluateHandle(watchRows)
  await page.getByLabel('Choisir un fichier').setInputFiles(path)
  const took = await watch.evaluate(({ shown }) => shown)
  await page.getByRole('table', { name: 'Lignes du fichier' }).getByRole('row').nth(1).waitFor()
  // Only so many imports of a person may be under way.
  const actor = await actorOf(db, platform.people.platformAdmin)
  orRefused(await cancelImport(db, actor, page.url().split('/').at(-1) ?? ''))
  return took
}

/** In the page itself, since whoever drives it hears of what happens some tenths of a second late. */
function watchRows() {
  let dropped = 0
  document.addEventListener('change', () => (dropped = performance.now()), { capture: true, once: true })
  const shown = new Promise<number>((resolve) => {
    const observer = new MutationObserver(() => {
      if (!document.querySelector('[aria-label="Lignes du fichier"] tbody tr')) return
      observer.disconnect()
      requestAnimationFrame(() => resolve(performance.now() - dropped))
    })
    observer.observe(document.body, { subtree: true, childList: true })
  })
  return { shown }
}
