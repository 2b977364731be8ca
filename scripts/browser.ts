import { spawnSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import { chromium } from '@playwright/test'
import { SetupError } from '@/db/local/setup-error'

/** The first that is there is taken: the headless shell paints no window around the page. */
const USUAL = [
  '/usr/bin/chromium-headless-shell',
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
  '/opt/google/chrome/chrome',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
]

/** A Chromium of this machine, installed when there is none. */
export function browser(): string {
  const found = findBrowser()
  if (found) return found
  console.log('Installing a browser; this happens once')
  // Debian's brings the system libraries that a bare machine lacks; Playwright's does not.
  if (process.getuid?.() === 0 && spawnSync('apt-get', ['--version']).status === 0) installWithApt()
  else
    spawnSync(process.execPath, ['node_modules/@playwright/test/cli.js', 'install', 'chromium'], {
      stdio: 'inherit',
    })
  const installed = findBrowser()
  if (installed) return installed
  throw new SetupError('There is no browser for the tests: install Chromium, or set CHROMIUM_PATH to one.')
}

function findBrowser(): string | undefined {
  const { CHROMIUM_PATH } = process.env
  if (!CHROMIUM_PATH) return [...USUAL, chromium.executablePath()].find((path) => existsSync(path))
  if (existsSync(CHROMIUM_PATH)) return CHROMIUM_PATH
  throw new SetupError(`CHROMIUM_PATH is ${CHROMIUM_PATH}, but there is no such file.`)
}

function installWithApt(): void {
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' }
  for (const args of [
    ['update'],
    ['install', '-y', '--no-install-recommends', 'chromium-headless-shell', 'fonts-liberation'],
  ]) {
    const { status, stderr } = spawnSync('apt-get', args, { env, encoding: 'utf8' })
    if (status !== 0) console.error(stderr)
  }
}
