import { readFileSync } from 'node:fs'
import { defineConfig } from '@playwright/test'

const { DEMO_FILE, CHROMIUM_PATH } = process.env
if (!DEMO_FILE) throw new Error('The journeys need a platform of their own: run `npm test -- e2e`.')

/** What `scripts/e2e.ts` started for this run; tests read people and the inbox from the same file. */
const { url } = JSON.parse(readFileSync(DEMO_FILE, 'utf8'))

export default defineConfig({
  testDir: 'e2e',
  testMatch: '**/*.e2e.ts',
  outputDir: 'test-results',
  workers: 2,
  timeout: 60_000,
  forbidOnly: Boolean(process.env.CI),
  use: {
    baseURL: url,
    locale: 'fr-FR',
    timezoneId: 'Europe/Paris',
    trace: 'retain-on-failure',
    screenshot: 'only-on-failure',
    launchOptions: { executablePath: CHROMIUM_PATH, args: process.getuid?.() === 0 ? ['--no-sandbox'] : [] },
  },
})
