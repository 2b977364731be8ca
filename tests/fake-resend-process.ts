import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { FakeResend, type Fault } from './fake-resend'
import type { Delivery } from './fake-resend-webhooks'

/*
 * The fake Resend as a process of its own: its inbox outlives whoever sends. Says its addresses on one line;
 * the second answers what it holds (GET) and takes what is to go wrong (POST).
 */

export type Orders = {
  faults?: Fault[]
  latencyMs?: number
  answerAfterMs?: number
  callsPerSecond?: number
  delivery?: Delivery | null
}
export type Held = {
  /** The accepted messages: to whom, and the row of the ledger that their tag names. */
  inbox: { to: string; mailId: string; id: string }[]
  calls: { key: string | undefined; status: number | 'dropped' }[]
  /** How many webhooks are still to be taken. */
  waiting: number
}

const resend = await new FakeResend().listen()

const desk = createServer(async (request, response) => {
  const given = Buffer.concat(await request.toArray()).toString()
  if (request.method === 'POST') follow(JSON.parse(given))
  response.end(JSON.stringify(held()))
})

function follow({ faults = [], delivery, ...rest }: Orders) {
  resend.faults.push(...faults)
  Object.assign(resend, rest)
  if (delivery !== undefined) resend.postman.delivery = delivery ?? undefined
}

function held(): Held {
  const inbox = resend.inbox.map(({ to, tags = [], id }) => {
    return { to: String(to), mailId: tags.find(({ name }) => name === 'mail')?.value ?? '', id }
  })
  const calls = resend.calls.map(({ key, status }) => ({ key, status }))
  return { inbox, calls, waiting: resend.postman.waiting }
}

await new Promise<void>((done) => desk.listen(0, '127.0.0.1', done))
const control = `http://127.0.0.1:${(desk.address() as AddressInfo).port}`
console.log(JSON.stringify({ api: resend.url, control }))
process.once('disconnect', () => process.exit())
