import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { setTimeout as wait } from 'node:timers/promises'

export type Settings = Record<string, string | undefined>
export type Running = {
  /** With which signal it ended; null when it ended by itself. */
  ended: Promise<NodeJS.Signals | null>
  output(): string
  kill(): Promise<void>
  /** Stands still as if the machine did, until it goes on. */
  stand(): void
  goOn(): void
}

const programs = {
  worker: () => ['--import', 'tsx', '--import', './tests/faults/inject.ts', 'jobs/worker.ts'],
  web: (port: string) => [
    '--import',
    './tests/faults/inject.ts',
    'node_modules/next/dist/bin/next',
    ...['start', '-p', port, '-H', 'localhost'],
  ],
}

/** Starts the real worker or the real production server; `fault` is `point:turn`, or nothing for a whole one. */
export function start(what: 'worker' | 'web', settings: Settings, fault = ''): Running {
  const env = { ...settings, FAULT: fault, NODE_ENV: 'production', NEXT_TELEMETRY_DISABLED: '1' }
  const child = spawn(process.execPath, programs[what](settings.PORT ?? ''), {
    env: env as NodeJS.ProcessEnv,
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  let output = ''
  for (const stream of [child.stdout, child.stderr]) {
    stream.on('data', (data) => {
      output += data
    })
  }
  const leave = () => child.kill('SIGKILL')
  process.once('exit', leave)
  const ended = once(child, 'exit').then(([, signal]) => {
    process.removeListener('exit', leave)
    return signal as NodeJS.Signals | null
  })
  const kill = async () => {
    child.kill('SIGKILL')
    await ended
  }
  const stand = () => void child.kill('SIGSTOP')
  const goOn = () => void child.kill('SIGCONT')
  return { ended, output: () => output, kill, stand, goOn }
}

/** Waits until `met`, while the process lives; throws with its output when it ends or never comes to it. */
export async function until(what: string, running: Running, met: () => Promise<boolean>, seconds = 60) {
  let gone = false
  void running.ended.then(() => {
    gone = true
  })
  for (const since = Date.now(); Date.now() - since < seconds * 1000 && !gone; await wait(50)) {
    if (await met()) return
  }
  throw new Error(`${what}: ${gone ? 'the process ended' : 'not in time'}\n${running.output().slice(-2000)}`)
}

/** Waits for the process to kill itself at the point; throws when it never comes there. */
export async function untilKilled(point: string, running: Running): Promise<void> {
  let late = false
  const timer = setTimeout(() => {
    late = true
    void running.kill()
  }, 60_000)
  const signal = await running.ended
  clearTimeout(timer)
  if (late || signal !== 'SIGKILL') {
    throw new Error(`${point} was never passed:\n${running.output().slice(-2000)}`)
  }
}
