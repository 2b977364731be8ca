import { chromium } from '@playwright/test'
import type { Database } from '@/db/client'
import { createInvitations } from '@/db/factories/invitations'
import type { Platform } from '@/db/factories/platform'
import { freePort } from '@/db/local/ports'
import { linkToken } from '@/domain/links/token'
import { env } from '@/env'
import { browser } from '@/scripts/browser'
import { startBuiltApp } from './built-app'
import { frameworkScript } from './framework-script'
import { newAddresses } from './invite'
import { scores } from './lighthouse'
import { loadPage } from './load-page'
import { alone, figure, type Reporter } from './report'
import { median } from './timing'

const visits = 9

/**
 * The pages that people see before they are signed in, of a production build in Chromium: JavaScript loaded
 * (compressed, as it came), time to the first byte, and Lighthouse's scores.
 */
export async function benchPages(db: Database, platform: Platform, report: Reporter): Promise<void> {
  const executablePath = browser()
  const app = await startBuiltApp()
  const debugging = await freePort()
  const chrome = await chromium.launch({ executablePath, args: [`--remote-debugging-port=${debugging}`] })
  try {
    const pages = { '/login': '/login', '/first-login': await invitationLink(db, platform) }
    report.title('Pages of the production build, in Chromium')
    report.show(figure('every page: JavaScript of Next and React themselves, bytes gzip', frameworkScript()))
    for (const [name, path] of Object.entries(pages)) {
      const url = `${env().APP_URL}${path}`
      const loads = []
      for (let visit = 0; visit < visits; visit++) loads.push(await loadPage(chrome, url))
      report.show(figure(`${name}: JavaScript loaded, bytes gzip`, median(loads.map(({ script }) => script))))
      report.show(
        alone(`${name}: first byte of the page`, visits, median(loads.map(({ firstByte }) => firstByte))),
      )
      for (const { name: score, points } of await scores(url, debugging)) {
        report.show(figure(`${name}: Lighthouse ${score}, of 100`, points))
      }
    }
  } finally {
    await chrome.close()
    await app.stop()
  }
}

async function invitationLink(db: Database, { groups, people }: Platform): Promise<string> {
  const [invitation] = await createInvitations(
    db,
    newAddresses(1).map((email) => ({
      email,
      groups: [{ groupId: groups.Lyon }],
      invitedById: people.groupAdmin.id,
    })),
  )
  if (!invitation) throw new Error('There is no invitation to open')
  const token = linkToken({ current: env().AUTH_SECRET }, 'first-login', invitation.id, 1)
  return `/first-login/${token}`
}
