import { spawn, spawnSync } from 'node:child_process'
import { existsSync, readFileSync } from 'node:fs'
import { dirname } from 'node:path'
import { fileURLToPath } from 'node:url'

const NODE = 'node_modules/.bin/node'

/**
 * Runs a TypeScript file of this repository on the Node that the lock file names.
 * The only file that has to work before anything is installed: Node's own parts, any Node since 20.9.
 */
export async function launch(file, { install = [] } = {}) {
  process.chdir(dirname(dirname(fileURLToPath(import.meta.url))))
  if (!installed(install.length > 0)) installPackages(install)
  const child = spawn(NODE, ['--import', 'tsx', file, ...process.argv.slice(2)], {
    // The channel closes when we are killed, which is how the child knows that it should stop.
    stdio: ['inherit', 'inherit', 'inherit', 'ipc'],
  })
  if (process.env.npm_lifecycle_event) followNpm(child)
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => child.kill(signal))
  child.on('exit', (code, signal) => process.exit(signal ? 1 : (code ?? 1)))
}

/** npm's shell takes a kill for itself and does not pass it on: when it is gone, we are meant too. */
function followNpm(child) {
  const npm = process.ppid
  setInterval(() => process.ppid !== npm && child.kill('SIGTERM'), 300).unref()
}

/** Whether what npm says it installed is what the lock file asks for. */
function installed(development) {
  if (!existsSync('node_modules/.package-lock.json') || !existsSync(NODE)) return false
  const present = JSON.parse(readFileSync('node_modules/.package-lock.json', 'utf8')).packages
  const wanted = Object.entries(JSON.parse(readFileSync('package-lock.json', 'utf8')).packages)
  const leftOut = (entry) =>
    entry.optional || entry.devOptional || (entry.dev && !development && production())
  return wanted.every(([path, entry]) => {
    if (!path) return true
    return present[path] ? present[path].version === entry.version : Boolean(leftOut(entry))
  })
}

const production = () => process.env.NODE_ENV === 'production'

function installPackages(flags) {
  console.log('Installing packages; the first time takes a minute')
  const args = ['ci', '--no-audit', '--no-fund', '--no-progress', '--loglevel=error', ...flags]
  const npm = spawnSync('npm', args, { stdio: 'inherit' })
  if (npm.error) fail(`npm is not on this machine: install Node with npm (${npm.error.message}).`)
  if (npm.status !== 0) fail('The packages could not be installed; npm says why above.')
  if (!existsSync(NODE))
    fail('npm did not run install scripts: allow them (npm config set ignore-scripts false).')
}

function fail(sentence) {
  console.error(sentence)
  process.exit(1)
}
