import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { createEmulator } from 'emulate'

type Mail = Record<string, unknown>

/** A local Resend with a page that shows what was sent. It forgets when it ends, so the mails are kept beside it. */
export async function startInbox(folder: string, port: number) {
  const kept = join(folder, 'inbox.json')
  const emulator = await createEmulator({ service: 'resend', port, hostname: '127.0.0.1' })
  const address = `http://127.0.0.1:${port}`
  const mails: Mail[] = existsSync(kept) ? JSON.parse(readFileSync(kept, 'utf8')) : []
  await restore(address, mails)
  return {
    page: `http://localhost:${port}/inbox`,
    api: address,
    stop: async () => {
      const { data } = (await (await fetch(`${address}/emails`)).json()) as { data: Mail[] }
      writeFileSync(kept, JSON.stringify(data), { mode: 0o600 })
      await emulator.close()
    },
  }
}

/** In batches, since it too limits how often it is called. */
async function restore(address: string, mails: Mail[]): Promise<void> {
  const headers = { authorization: 'Bearer re_local', 'content-type': 'application/json' }
  for (let at = 0; at < mails.length; at += 100) {
    const body = JSON.stringify(mails.slice(at, at + 100))
    await fetch(`${address}/emails/batch`, { method: 'POST', headers, body })
  }
}
