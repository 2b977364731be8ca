import { randomUUID } from 'node:crypto'
import { type Answer, refuse } from './fake-resend-answers'
import { eventsOf, type ResendEvent } from './fake-resend-fates'
import type { Limits } from './fake-resend-limits'
import { isBatch, problems, type SentMail, type StoredMail } from './fake-resend-rules'

/** What was accepted, and what became of it. */
export class Mailroom {
  readonly inbox: StoredMail[] = []
  readonly events: ResendEvent[] = []
  private readonly suppressed = new Set<string>()

  constructor(
    private readonly limits: Limits,
    private readonly now: () => number,
  ) {}

  /** Strict refuses the whole call for one bad message; permissive stores the others and says which were bad. */
  store(path: string, body: string, permissive: boolean): Answer {
    const single = path === '/emails'
    const given: unknown = single ? [JSON.parse(body)] : JSON.parse(body)
    if (!isBatch(given)) return refuse(422, 'validation_error')
    const errors = given.flatMap((mail, index) => problems(mail).map((message) => ({ index, message })))
    if (errors.length > 0 && (single || !permissive)) return refuse(422, 'validation_error')
    const bad = new Set(errors.map(({ index }) => index))
    const good = given.filter((_, index) => !bad.has(index))
    const over = this.limits.overQuota(good.length)
    if (over) return over
    const ids = this.keep(good)
    return {
      status: 200,
      json: single ? (ids[0] ?? {}) : { data: ids, ...(permissive && { errors }) },
      headers: {},
    }
  }

  forget() {
    this.inbox.length = 0
    this.events.length = 0
    this.suppressed.clear()
  }

  private keep(good: readonly SentMail[]) {
    this.limits.count(good.length)
    const stored = good.map((mail) => ({ ...mail, id: randomUUID() }))
    this.inbox.push(...stored)
    const at = new Date(this.now())
    this.events.push(...stored.flatMap((mail) => eventsOf(mail, this.suppressed, at)))
    return stored.map(({ id }) => ({ id }))
  }
}
