import { setTimeout as wait } from 'node:timers/promises'
import { Webhook } from 'standardwebhooks'
import type { ResendEvent } from './fake-resend-fates'

export const webhookSecret = `whsec_${Buffer.from('a webhook secret that only tests have').toString('base64')}`

type Signing = { secret?: string; at?: Date }

/** The request that brings an event: the body's very bytes are what is signed. Resend names its headers after svix. */
export function signed(event: ResendEvent, { secret = webhookSecret, at = new Date() }: Signing = {}) {
  const body = JSON.stringify(event.payload)
  const headers = {
    'content-type': 'application/json',
    'svix-id': event.id,
    'svix-timestamp': `${Math.floor(at.getTime() / 1000)}`,
    'svix-signature': new Webhook(secret).sign(event.id, at, body),
  }
  return { method: 'POST', headers, body }
}

export type Delivery = {
  url: string
  secret?: string
  /** Every event a second time. */
  twice?: boolean
  shuffled?: boolean
  /** The first attempt at each event ends before the call that sent the message is answered. */
  beforeTheAnswer?: boolean
  /** How long until an event that was not answered with 2xx comes again. */
  retryMs?: number
}

/** Brings events to where they are wanted, again and again until they are taken, as Resend does for days. */
export class Postman {
  delivery: Delivery | undefined
  private under = new AbortController()
  private readonly running = new Set<Promise<void>>()

  /** Answers when every event has been tried once, if that is to be waited for. */
  async bring(events: readonly ResendEvent[]): Promise<void> {
    const { delivery } = this
    if (!delivery) return
    const twice = delivery.twice ? [...events, ...events] : [...events]
    const inOrder = delivery.shuffled ? shuffle(twice) : twice
    const first = this.tryEach(inOrder, delivery)
    if (delivery.beforeTheAnswer) await first
  }

  private async tryEach(events: readonly ResendEvent[], delivery: Delivery) {
    for (const event of events) {
      if (await this.post(event, delivery)) continue
      const later = this.untilTaken(event, delivery).finally(() => this.running.delete(later))
      this.running.add(later)
    }
  }

  private async untilTaken(event: ResendEvent, delivery: Delivery) {
    const { signal } = this.under
    for (let taken = false; !taken && !signal.aborted; taken = await this.post(event, delivery)) {
      await wait(delivery.retryMs ?? 300, undefined, { signal }).catch(() => {})
    }
  }

  private async post(event: ResendEvent, { url, secret }: Delivery): Promise<boolean> {
    const signal = AbortSignal.any([this.under.signal, AbortSignal.timeout(10_000)])
    const request = { ...signed(event, secret ? { secret } : {}), signal }
    return fetch(url, request).then(
      async (answer) => {
        await answer.arrayBuffer()
        return answer.ok
      },
      () => false,
    )
  }

  /** How many events were refused and will come again. */
  get waiting() {
    return this.running.size
  }

  async stop() {
    this.delivery = undefined
    this.under.abort()
    await Promise.all(this.running)
    this.under = new AbortController()
  }
}

function shuffle<Item>(items: Item[]): Item[] {
  for (let at = items.length - 1; at > 0; at--) {
    const other = Math.floor(Math.random() * (at + 1))
    ;[items[at], items[other]] = [items[other] as Item, items[at] as Item]
  }
  return items
}
