import { setTimeout as sleep } from 'node:timers/promises'
import { SetupError } from '@/db/local/setup-error'
import { type Part, startPart } from './part'
import type { Variables } from './settings'
import { typescript } from './typescript'

const NEXT = 'node_modules/next/dist/bin/next'

type Options = {
  folder: string
  variables: Variables
  port: number
  /** Where the build is, when it is not here. */
  home?: string
  host?: string
  dev?: boolean
  loud?: boolean
}

/** Starts the app and waits until it answers. */
export async function startApp({ port, host, dev, home, ...options }: Options): Promise<Part> {
  const program = [
    NEXT,
    dev ? 'dev' : 'start',
    ...(home ? [home] : []),
    '-p',
    String(port),
    ...(host ? ['-H', host] : []),
  ]
  const mode = dev ? 'development' : 'production'
  const variables = { ...options.variables, NODE_ENV: mode, NEXT_TELEMETRY_DISABLED: '1' }
  const app = startPart(program, { name: 'app', ...options, variables })
  try {
    await answers(`http://localhost:${port}/api/health`, app)
  } catch (error) {
    await app.stop()
    throw error
  }
  return app
}

/** Starts the worker that sends the mail, and starts it again whenever it falls over. */
export function startWorker(options: { folder: string; variables: Variables; loud?: boolean }): Part {
  const { NODE_ENV = 'production' } = options.variables
  const variables = { ...options.variables, NODE_ENV }
  return startPart([...typescript, 'jobs/worker.ts'], { name: 'worker', ...options, variables })
}

async function answers(health: string, app: Part): Promise<void> {
  let ended = false
  void app.ended.then(() => {
    ended = true
  })
  for (let waited = 0; waited < 90_000; waited += 100) {
    if (ended) throw new SetupError('The app did not start; it says why above, and in its log (app.log).')
    const answer = await fetch(health, { signal: AbortSignal.timeout(30_000) }).catch(() => undefined)
    if (answer?.ok) return
    await sleep(100)
  }
  throw new SetupError('The app started but does not answer; its log (app.log) may say why.')
}
