import { spawn } from 'node:child_process'
import { once } from 'node:events'

type Options = { signal: AbortSignal; quiet?: boolean; variables?: Record<string, string | undefined> }

/** Runs a Node program to its end; its output is shown, or kept for when it is needed. */
export async function runProgram(args: string[], { signal, quiet, variables }: Options) {
  signal.throwIfAborted()
  const env = { ...process.env, ...variables } as NodeJS.ProcessEnv
  const program = spawn(process.execPath, args, {
    env,
    stdio: quiet ? ['ignore', 'pipe', 'pipe'] : ['ignore', 'inherit', 'inherit'],
  })
  const stop = () => program.kill('SIGTERM')
  signal.addEventListener('abort', stop)
  const output: Buffer[] = []
  for (const stream of [program.stdout, program.stderr]) stream?.on('data', (chunk) => output.push(chunk))
  const [code] = await once(program, 'close')
  signal.removeEventListener('abort', stop)
  signal.throwIfAborted()
  return { ok: code === 0, output: Buffer.concat(output).toString() }
}
