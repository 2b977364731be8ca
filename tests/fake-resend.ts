import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { setTimeout as wait } from 'node:timers/promises'
import { type Answer, refuse } from './fake-resend-answers'
import { Keys } from './fake-resend-keys'
import { Limits } from './fake-resend-limits'
import { Mailroom } from './fake-resend-mailroom'
import { Postman } from './fake-resend-webhooks'

/** What goes wrong at the next call. `accept…` stores the mails first: the sender cannot know. */
export type Fault =
  | { kind: 'accept_then_drop' | 'accept_then_500' | 'accept_then_hang' | 'drop' }
  | { kind: 'accept_then_wait'; ms: number }
  | { kind: 'answer'; status: number; name: string; retryAfter?: number }

export type Call = { path: string; key: string | undefined; body: string; status: number | 'dropped' }

/**
 * Resend as documented, with faults on demand: 100 messages a batch, strict and permissive validation,
 * idempotency for 24 hours with both of its conflicts, rate limit and daily quota with their headers; and what
 * becomes of each message: collected in `events` for `signed`, or brought by `postman` to where it is told.
 */
export class FakeResend {
  readonly calls: Call[] = []
  readonly faults: Fault[] = []
  readonly postman = new Postman()
  /** How long a call keeps its key before it is answered. */
  latencyMs = 0
  /** How long it keeps what it has done to itself. */
  answerAfterMs = 0
  /** How far its clock is from this machine's. */
  clockShiftMs = 0
  private readonly now = () => Date.now() + this.clockShiftMs
  readonly limits = new Limits(this.now)
  private readonly keys = new Keys(this.now)
  private readonly mailroom = new Mailroom(this.limits, this.now)
  private readonly server = createServer((request, response) => void this.handle(request, response))

  get inbox() {
    return this.mailroom.inbox
  }

  get events() {
    return this.mailroom.events
  }

  async listen(port = 0): Promise<this> {
    await new Promise<void>((done) => this.server.listen(port, '127.0.0.1', done))
    return this
  }

  get url() {
    return `http://127.0.0.1:${(this.server.address() as AddressInfo).port}`
  }

  /** As many calls as in any one second are answered; the others are too many. */
  set callsPerSecond(most: number) {
    this.limits.callsPerSecond = most
  }

  async close() {
    await this.postman.stop()
    this.server.closeAllConnections()
    await new Promise((done) => this.server.close(done))
  }

  reset() {
    this.calls.length = 0
    this.faults.length = 0
    this.postman.delivery = undefined
    this.latencyMs = 0
    this.answerAfterMs = 0
    this.clockShiftMs = 0
    this.limits.reset()
    this.keys.forget()
    this.mailroom.forget()
  }

  private async handle(request: IncomingMessage, response: ServerResponse) {
    // Counted as it knocks, however long its body takes.
    const tooMany = this.limits.tooManyCalls()
    const body = await text(request)
    const key = request.headers['idempotency-key'] as string | undefined
    const call: Call = { path: request.url ?? '', key, body, status: 'dropped' }
    this.calls.push(call)
    const fault = tooMany ? undefined : this.faults.shift()
    const permissive = request.headers['x-batch-validation'] === 'permissive'
    const answer = tooMany ?? this.refusal(request, fault) ?? (await this.accept(call, permissive))
    if (fault?.kind === 'drop' || fault?.kind === 'accept_then_drop') return request.socket.destroy()
    if (fault?.kind === 'accept_then_hang') return
    const slow = fault?.kind === 'accept_then_wait' ? fault.ms : this.answerAfterMs
    if (slow) await wait(slow)
    const { status, json, headers } =
      fault?.kind === 'accept_then_500' ? refuse(500, 'application_error') : answer
    call.status = status
    const all = { 'content-type': 'application/json', ...this.limits.headers(), ...headers }
    response.writeHead(status, all).end(JSON.stringify(json))
  }

  /** What is refused before anything is stored. */
  private refusal({ headers }: IncomingMessage, fault: Fault | undefined): Answer | null {
    if (!headers.authorization?.startsWith('Bearer re_')) return refuse(401, 'missing_api_key')
    if (fault?.kind === 'drop') return refuse(0, 'dropped')
    return fault?.kind === 'answer' ? refuse(fault.status, fault.name, fault.retryAfter) : null
  }

  private async accept({ path, key, body }: Call, permissive: boolean): Promise<Answer> {
    const known = this.keys.take(key, body)
    if (known) return known
    if (this.latencyMs) await wait(this.latencyMs)
    const before = this.events.length
    const answer = this.mailroom.store(path, body, permissive)
    this.keys.settle(key, answer)
    await this.postman.bring(this.events.slice(before))
    return answer
  }
}

async function text(request: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = []
  for await (const chunk of request) chunks.push(chunk)
  return Buffer.concat(chunks).toString()
}
