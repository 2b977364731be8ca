import { spawn } from 'node:child_process'
import { typescript } from '@/scripts/typescript'

/** The worker as it runs for good, in a process of its own, sending to `resendUrl`. */
export function startWorkerProcess(resendUrl: string) {
  const settings = { ...process.env, RESEND_BASE_URL: resendUrl }
  const child = spawn(process.execPath, [...typescript, 'jobs/worker.ts'], { env: settings })
  let output = ''
  for (const stream of [child.stdout, child.stderr]) {
    stream.on('data', (data) => {
      output += data
    })
  }
  return { process: child, output: () => output }
}
