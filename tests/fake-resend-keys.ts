import { type Answer, refuse } from './fake-resend-answers'

const lifetimeMs = 24 * 3_600_000

type Known = { body: string; since: number; answer?: Answer }

/**
 * Idempotency as documented: 1 to 256 characters, remembered for 24 hours; the same key with the same bytes
 * gets the first answer again, with other bytes or while the first is under way a 409 each.
 */
export class Keys {
  private readonly known = new Map<string, Known>()

  constructor(private readonly now: () => number) {}

  /** What answers the call without doing anything; otherwise the key is taken until `settle`. */
  take(key: string | undefined, body: string): Answer | null {
    if (key === undefined) return null
    if (key.length < 1 || key.length > 256) return refuse(400, 'invalid_idempotency_key')
    const known = this.known.get(key)
    if (known && this.now() - known.since < lifetimeMs) {
      if (known.body !== body) return refuse(409, 'invalid_idempotent_request')
      return known.answer ?? refuse(409, 'concurrent_idempotent_requests')
    }
    this.known.set(key, { body, since: this.now() })
    return null
  }

  /** Only what was done is remembered: after a refusal the same key may try again. */
  settle(key: string | undefined, answer: Answer) {
    const known = key === undefined ? undefined : this.known.get(key)
    if (known && answer.status === 200) known.answer = answer
    else if (key !== undefined) this.known.delete(key)
  }

  forget() {
    this.known.clear()
  }
}
