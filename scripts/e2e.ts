import { globSync, rmSync } from 'node:fs'
import { freePort } from '@/db/local/ports'
import { SetupError } from '@/db/local/setup-error'
import { browser } from './browser'
import { holderOf } from './lock'
import { isBuilt } from './production-build'
import { runProgram } from './program'
import { startLocal } from './start-local'
import { Steps } from './steps'
import { type Counts, readCounts } from './test-parts'

const FOLDER = '.data/e2e'
const RESULTS = '.data/results/e2e.json'

/** The journeys, in a browser, against a production build with a data folder and ports of its own. */
export async function e2e(filters: string[], signal: AbortSignal): Promise<Counts> {
  if (!globSync('e2e/**/*.e2e.ts').length) return { passed: 0, failed: 0 }
  const CHROMIUM_PATH = browser()
  await refuseToReplaceRunningBuild()
  // Journeys are not about what a hash costs, which is a third of a second of a core for each sign-in.
  process.env.PASSWORD_COST = '10'
  const ports = { app: await freePort(), inbox: await freePort(), database: await freePort() }
  const options = { folder: FOLDER, ports, command: 'npm test', steps: new Steps(signal), signal }
  const demo = await startLocal({ ...options, quiet: true, fresh: true })
  try {
    rmSync(RESULTS, { force: true })
    const variables = {
      CHROMIUM_PATH,
      DEMO_FILE: `${FOLDER}/demo.json`,
      PLAYWRIGHT_JSON_OUTPUT_NAME: RESULTS,
    }
    const args = ['node_modules/@playwright/test/cli.js', 'test', '--reporter=list,json', ...filters]
    const { ok } = await runProgram(args, { signal, variables })
    return readCounts(RESULTS, ok, ({ stats }) => ({
      passed: stats.expected + stats.flaky,
      failed: stats.unexpected,
    }))
  } finally {
    await demo.stop()
  }
}

async function refuseToReplaceRunningBuild(): Promise<void> {
  const holder = await holderOf('.data')
  if (holder?.command !== 'npm start' || isBuilt()) return
  throw new SetupError(
    '`npm start` is running on an older build, which the e2e tests would replace: stop it first.',
  )
}
