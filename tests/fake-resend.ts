import { randomUUID } from 'node:crypto'
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { setTimeout as wait } from 'node:timers/promises'
import { problems, type SentMail } from './fake-resend-rules'

/** What goes wrong at the next call. `accept…` stores the mails first: the sender cannot know. */
export type Fault =
  | { kind: 'accept_then_drop' | 'accept_then_500' | 'accept_then_hang' | 'drop' }
  | { kind: 'answer'; status: number; name: string; retryAfter?: number }

export type Call = { path: string; key: string | undefined; body: string; status: number | 'dropped' }
type Answer = { status: number; json: object; headers: Record<string, string> }

const tooManyCalls: Fault = { kind: 'answer', status: 429, name: 'rate_limit_exceeded', retryAfter: 1 }

function refuse(status: number, name: string, retryAfter?: number): Answer {
  const json = { statusCode: status, name, message: `fake: ${name}` }
  return { status, json, headers: retryAfter ? { 'retry-after': `${retryAfter}` } : {} }
}

/**
 * Resend as documented, with faults on demand: 100 messages a batch, strict and permissive validation,
 * idempotency with both of its conflicts, a rate limit with `retry-after`.
 */
export class FakeResend {
  readonly inbox: (SentMail & { id: string })[] = []
  readonly calls: Call[] = []
  readonly faults: Fault[] = []
  /** How long a call keeps its key before it is answered. */
  latencyMs = 0
  /** As many calls as in any one second are answered; the others are too many. */
  callsPerSecond = Number.POSITIVE_INFINITY
  private readonly keys = new Map<string, { body: string; answer?: Answer }>()
  private readonly times: number[] = []
  private readonly server = createServer((request, response) => {
    void this.handle(request, response)
  })

  async listen(): Promise<this> {
    await new Promise<void>((done) => this.server.listen(0, '127.0.0.1', done))
    return this
  }

  get url() {
    return `http://127.0.0.1:${(this.server.address() as AddressInfo).port}`
  }

  async close() {
    this.server.closeAllConnections()
    await new Promise((done) => this.server.close(done))
  }

  reset() {
    for (const list of [this.inbox, this.calls, this.faults, this.times]) list.length = 0
    this.callsPerSecond = Number.POSITIVE_INFINITY
    this.latencyMs = 0
    this.keys.clear()
  }

  private async handle(request: IncomingMessage, response: ServerResponse) {
    const body = await text(request)
    const key = request.headers['idempotency-key'] as string | undefined
    const call: Call = { path: request.url ?? '', key, body, status: 'dropped' }
    this.calls.push(call)
    const fault = this.tooMany() ? tooManyCalls : this.faults.shift()
    const answer =
      this.refusal(request, fault) ??
      (await this.accept(call, request.headers['x-batch-validation'] === 'permissive'))
    if (fault?.kind === 'drop' || fault?.kind === 'accept_then_drop') return request.socket.destroy()
    if (fault?.kind === 'accept_then_hang') return
    const { status, json, headers } =
      fault?.kind === 'accept_then_500' ? refuse(500, 'application_error') : answer
    call.status = status
    response.writeHead(status, { 'content-type': 'application/json', ...headers }).end(JSON.stringify(json))
  }

  /** What is refused before anything is stored. */
  private refusal({ headers }: IncomingMessage, fault: Fault | undefined): Answer | null {
    if (!headers.authorization?.startsWith('Bearer re_')) return refuse(401, 'missing_api_key')
    if (fault?.kind === 'drop') return refuse(0, 'dropped')
    if (fault?.kind !== 'answer') return null
    return refuse(fault.status, fault.name, fault.retryAfter)
  }

  private async accept({ path, key, body }: Call, permissive: boolean): Promise<Answer> {
    const known = key === undefined ? undefined : this.keys.get(key)
    if (known && known.body !== body) return refuse(409, 'invalid_idempotent_request')
    if (known) return known.answer ?? refuse(409, 'concurrent_idempotent_requests')
    if (key !== undefined) this.keys.set(key, { body })
    if (this.latencyMs) await wait(this.latencyMs)
    const answer = this.store(path, body, permissive)
    if (key !== undefined) this.keys.delete(key)
    if (key !== undefined && answer.status === 200) this.keys.set(key, { body, answer })
    return answer
  }

  private store(path: string, body: string, permissive: boolean): Answer {
    const single = path === '/emails'
    const given: SentMail[] = single ? [JSON.parse(body)] : JSON.parse(body)
    if (!single && (!Array.isArray(given) || given.length === 0 || given.length > 100))
      return refuse(422, 'validation_error')
    const errors = given.flatMap((mail, index) => problems(mail).map((message) => ({ index, message })))
    if (errors.length > 0 && (single || !permissive)) return refuse(422, 'validation_error')
    const bad = new Set(errors.map(({ index }) => index))
    const good = given.filter((_, index) => !bad.has(index)).map((mail) => ({ ...mail, id: randomUUID() }))
    this.inbox.push(...good)
    const ids = good.map(({ id }) => ({ id }))
    const json = single ? (ids[0] ?? {}) : { data: ids, ...(permissive && { errors }) }
    return { status: 200, json, headers: {} }
  }

  private tooMany() {
    const now = performance.now()
    this.times.push(now)
    return this.times.filter((time) => time > now - 1000).length > this.callsPerSecond
  }
}

async function text(request: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = []
  for await (const chunk of request) chunks.push(chunk)
  return Buffer.concat(chunks).toString()
}
