import { type Answer, refuse } from './fake-resend-answers'

const dayMs = 24 * 3_600_000

/** How many calls in any one second, and how many messages a day (UTC), with the headers that tell. */
export class Limits {
  callsPerSecond = Number.POSITIVE_INFINITY
  dailyQuota = Number.POSITIVE_INFINITY
  private times: number[] = []
  private day = 0
  private sentToday = 0

  constructor(private readonly now: () => number) {}

  /** Counts a call, refused ones too. */
  tooManyCalls(): Answer | null {
    this.times.push(performance.now())
    return this.inWindow().length > this.callsPerSecond ? refuse(429, 'rate_limit_exceeded', 1) : null
  }

  /** The quota is of messages, not of calls: a batch that does not fit is refused as a whole. */
  overQuota(messages: number): Answer | null {
    this.turnDay()
    return this.sentToday + messages > this.dailyQuota ? refuse(429, 'daily_quota_exceeded') : null
  }

  count(messages: number) {
    this.turnDay()
    this.sentToday += messages
  }

  headers(): Record<string, string> {
    const quota: Record<string, string> =
      this.dailyQuota === Number.POSITIVE_INFINITY ? {} : { 'x-resend-daily-quota': `${this.sentToday}` }
    if (this.callsPerSecond === Number.POSITIVE_INFINITY) return quota
    const left = Math.max(0, this.callsPerSecond - this.inWindow().length)
    return {
      ...quota,
      'ratelimit-limit': `${this.callsPerSecond}`,
      'ratelimit-remaining': `${left}`,
      'ratelimit-reset': '1',
    }
  }

  reset() {
    this.callsPerSecond = Number.POSITIVE_INFINITY
    this.dailyQuota = Number.POSITIVE_INFINITY
    this.times = []
    this.sentToday = 0
  }

  private inWindow() {
    const from = performance.now() - 1000
    this.times = this.times.filter((time) => time > from)
    return this.times
  }

  private turnDay() {
    const day = Math.floor(this.now() / dayMs)
    if (day !== this.day) this.sentToday = 0
    this.day = day
  }
}
