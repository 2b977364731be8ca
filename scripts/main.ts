import { SetupError } from '@/db/local/setup-error'

/** Runs a command to its end; what a person can put right is shown as a sentence, the rest with its stack. */
export async function main(command: () => Promise<number>): Promise<void> {
  try {
    process.exitCode = await command()
  } catch (error) {
    const interrupted = error instanceof Error && error.name === 'AbortError'
    if (!interrupted) console.error(error instanceof SetupError ? error.message : error)
    process.exitCode = interrupted ? 130 : 1
  }
  // The channel to the launcher would keep us alive.
  process.exit()
}

/** Calls `stop` once, at the first of: Ctrl-C, a polite kill, the terminal's or the launcher's end. */
export function whenAsked(stop: () => void): void {
  let asked = false
  const once = () => {
    if (!asked) stop()
    asked = true
  }
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, once)
  process.on('disconnect', once)
}
