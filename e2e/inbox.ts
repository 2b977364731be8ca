import { expect } from '@playwright/test'
import type { doorOf, LinkKind } from '@/domain/links/token'
import { demo } from './demo'

export type Mail = { id: string; to: string[]; subject: string; html: string; text: string }

/** Everything that was sent to an address, the newest last. */
export async function mailsTo(address: string): Promise<Mail[]> {
  const response = await fetch(new URL('/emails', demo.inbox))
  const { data } = (await response.json()) as { data: Mail[] }
  return data.filter(({ to }) => to.includes(address))
}

/** Waits for the worker to send the `count`th mail to an address. */
export async function mailTo(address: string, count = 1): Promise<Mail> {
  let mails: Mail[] = []
  await expect(async () => {
    mails = await mailsTo(address)
    expect(mails.length).toBeGreaterThanOrEqual(count)
  }).toPass({ timeout: 30_000 })
  const mail = mails[count - 1]
  if (!mail) throw new Error(`No mail ${count} to ${address}`)
  return mail
}

/** The mail's own link: what the person would press. */
export function linkIn(mail: Mail, path: (typeof doorOf)[LinkKind]): string {
  const [link] = new RegExp(`https?://[^\\s"<>]+/${path}/[^\\s"<>]+`).exec(mail.html) ?? []
  if (!link) throw new Error(`No link to ${path} in “${mail.subject}”`)
  return link
}
