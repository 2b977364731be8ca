import { readFileSync } from 'node:fs'
import { defineConfig } from '@playwright/test'

// What `npm test -- e2e` started for this run; the tests read people and the inbox from the same file.
const { DEMO_FILE, CHROMIUM_PATH } = process.env
const { url } = DEMO_FILE
  ? JSON.parse(readFileSync(DEMO_FILE, 'utf8'))
  : { url: 'http://use-npm-test-e2e.invalid' }

export default defineConfig({
  testDir: 'e2e',
  testMatch: '**/*.e2e.ts',
  outputDir: 'test-results',
  workers: 2,
  timeout: 120_000,
  // A busy machine hashes passwords slowly; what never comes still fails.
  expect: { timeout: 20_000 },
  forbidOnly: Boolean(process.env.CI),
  use: {
    baseURL: url,
    locale: 'fr-FR',
    timezoneId: 'Europe/Paris',
    contextOptions: { reducedMotion: 'reduce' },
    // A trace costs a quarter of the run: `npm test -- e2e --trace on name-of-spec` where the picture does not suffice.
    trace: 'off',
    screenshot: 'only-on-failure',
    launchOptions: {
      executablePath: CHROMIUM_PATH,
      args: ['--disable-gpu', ...(process.getuid?.() === 0 ? ['--no-sandbox'] : [])],
    },
  },
})
