import { spawn } from 'node:child_process'
import { createHash } from 'node:crypto'
import { once } from 'node:events'
import { existsSync, globSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { SetupError } from '@/db/local/setup-error'

const STAMP = '.next/built-from'
const NOT_BUILT = /^(node_modules|bench|docs|e2e|scripts|tests|test-results|playwright-report)$/
// What a build itself writes would make every build look outdated.
const NOT_READ = /\.test\.tsx?$|\.md$|\.tsbuildinfo$|^next-env\.d\.ts$/

/** Whether the last production build was made from the sources that are here now. */
export function isBuilt(): boolean {
  return existsSync(STAMP) && readFileSync(STAMP, 'utf8') === fingerprint()
}

/** Builds the app for production and remembers from what. */
export async function build(signal?: AbortSignal): Promise<void> {
  const from = fingerprint()
  rmSync(STAMP, { force: true })
  const next = spawn(process.execPath, ['node_modules/next/dist/bin/next', 'build'], {
    env: { ...process.env, NODE_ENV: 'production', NEXT_TELEMETRY_DISABLED: '1' },
    stdio: ['ignore', 'pipe', 'pipe'],
    detached: true,
  })
  const stop = () => next.pid && process.kill(-next.pid, 'SIGKILL')
  signal?.addEventListener('abort', stop)
  const output: Buffer[] = []
  for (const stream of [next.stdout, next.stderr]) stream.on('data', (chunk) => output.push(chunk))
  const [code] = await once(next, 'close')
  signal?.removeEventListener('abort', stop)
  signal?.throwIfAborted()
  if (code !== 0)
    throw new SetupError(`${Buffer.concat(output)}\nThe production build failed; Next says why above.`)
  writeFileSync(STAMP, from)
}

/** Of every file that a build may read: tests, tools and documents are not among them, hidden folders neither. */
function fingerprint(): string {
  const hash = createHash('sha256')
  const files = globSync('**/*', { exclude: (entry) => NOT_BUILT.test(entry.name), withFileTypes: true })
  const paths = files
    .filter((file) => file.isFile() && !NOT_READ.test(file.name))
    .map((file) => `${file.parentPath}/${file.name}`)
  for (const path of paths.sort()) hash.update(path).update('\0').update(readFileSync(path))
  const inlined = Object.entries(process.env).filter(([name]) => name.startsWith('NEXT_PUBLIC_'))
  return hash.update(JSON.stringify(inlined.sort())).digest('hex')
}
