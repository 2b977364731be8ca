import { db } from '@/db/client'
import { recordDeliveries } from '@/domain/mail/record-deliveries'
import { env } from '@/env'
import { readBody } from './read-body'
import { readEvent } from './read-event'
import { signedMessage } from './signed-message'

/**
 * What Resend tells of the mails after it took them (F05). There is no such address without a signing secret;
 * what nobody signed changes nothing. Whatever is signed is answered with 200, known or not, so that it is not
 * told again; only an outage is an error, and then they come back.
 */
export async function POST(request: Request) {
  const { RESEND_WEBHOOK_SECRET: secret, RESEND_WEBHOOK_SECRET_PREVIOUS: previous } = env()
  if (!secret) return answer(404)
  const body = await readBody(request)
  if (body === null) return answer(413)
  const message = signedMessage(request.headers, body, previous ? [secret, previous] : [secret])
  if (!message) return answer(401)
  const content = parsed(body)
  if (content === undefined) return answer(400)
  const event = readEvent(message, content)
  if (event) await recordDeliveries(db(), [event])
  return answer(200)
}

const answer = (status: number) => new Response(null, { status, headers: { 'Cache-Control': 'no-store' } })

function parsed(body: string): unknown {
  try {
    return JSON.parse(body)
  } catch {
    return undefined
  }
}
