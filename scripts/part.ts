import { type ChildProcess, spawn } from 'node:child_process'
import { createWriteStream, mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import type { Variables } from './settings'

export type Part = {
  /** Resolves when it has ended, whoever wanted that. */
  ended: Promise<void>
  stop(): Promise<void>
}

export type PartOptions = { name: string; folder: string; variables: Variables; loud?: boolean }

/** Starts a Node program whose output goes to `logs/<name>.log`, and its errors to the terminal as well. */
export function startPart(program: string[], { name, folder, variables, loud = true }: PartOptions): Part {
  mkdirSync(join(folder, 'logs'), { recursive: true })
  const log = createWriteStream(join(folder, 'logs', `${name}.log`), { flags: 'a' })
  log.write(`--- ${new Date().toISOString()}\n`)
  const child = spawn(process.execPath, ['--import', './scripts/leave-with-parent.mjs', ...program], {
    env: { ...(variables as NodeJS.ProcessEnv), LEAVE_WITH: String(process.pid) },
    stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
    // Its own group: Ctrl-C comes to us alone, and a part is ended with everything that it started.
    detached: true,
  })
  for (const output of [child.stdout, child.stderr]) output?.pipe(log, { end: false })
  if (loud) child.stderr?.pipe(process.stderr, { end: false })
  const ended = new Promise<void>((done) => child.once('exit', () => done()))
  return { ended, stop: () => stop(child, ended) }
}

async function stop(child: ChildProcess, ended: Promise<void>): Promise<void> {
  child.kill('SIGTERM')
  await Promise.race([ended, sleep(5_000, undefined, { ref: false })])
  try {
    if (child.pid) process.kill(-child.pid, 'SIGKILL')
  } catch {
    // Nobody left in the group: all of it ended when asked.
  }
  await ended
}

/** Keeps a part running: after an unexpected end it starts again, later each time that it fails quickly. */
export function keepRunning(start: () => Part, say: (sentence: string) => void): Part {
  const stopping = new AbortController()
  let current = start()
  const loop = async () => {
    for (let pause = 1_000; !stopping.signal.aborted; pause = Math.min(pause * 2, 30_000)) {
      const since = Date.now()
      await current.ended
      if (stopping.signal.aborted) return
      if (Date.now() - since > 60_000) pause = 1_000
      say(`The worker ended unexpectedly; it starts again in ${pause / 1000} s (its log: worker.log).`)
      await sleep(pause, undefined, { signal: stopping.signal }).catch(() => {})
      if (!stopping.signal.aborted) current = start()
    }
  }
  const ended = loop()
  return {
    ended,
    stop: async () => {
      stopping.abort()
      await current.stop()
      await ended
    },
  }
}
