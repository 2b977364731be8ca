import { spawn } from 'node:child_process'
import { once } from 'node:events'
import type { Held, Orders } from '../fake-resend-process'

export type Provider = {
  api: string
  held(): Promise<Held>
  order(orders: Orders): Promise<void>
  stop(): Promise<void>
}

/** Starts the fake Resend in a process of its own, which outlives those that send. */
export async function startProvider(): Promise<Provider> {
  const child = spawn(process.execPath, ['--import', 'tsx', 'tests/fake-resend-process.ts'], {
    stdio: ['ignore', 'pipe', 'inherit', 'ipc'],
  })
  const [line] = await once(child.stdout ?? child, 'data')
  const { api, control } = JSON.parse(String(line)) as { api: string; control: string }
  return {
    api,
    held: async () => (await (await fetch(control)).json()) as Held,
    order: async (orders) => {
      await (await fetch(control, { method: 'POST', body: JSON.stringify(orders) })).text()
    },
    stop: async () => {
      if (child.kill('SIGKILL')) await once(child, 'exit')
    },
  }
}
