import { type ErrorResponse, Resend } from 'resend'
import type { Deliver, Delivery } from '@/domain/mail/call-provider'
import type { MailTrouble } from '@/domain/mail/policy'
import type { Outcome } from '@/domain/mail/settle-batch'

type Provider = { apiKey: string; baseUrl?: string | undefined; timeoutMs?: number }

/**
 * Resend, as the domain wants it: one call for a batch, permissive, so that one bad address does not hold the
 * others. The SDK answers errors as values, never tries again and waits for ever: hence the time limit.
 */
export function resendDelivery({ apiKey, baseUrl, timeoutMs = 20_000 }: Provider): Deliver {
  const resend = new Resend(apiKey, baseUrl ? { baseUrl } : {})
  return async ({ from, messages, key }, signal) => {
    const letters = messages.map(({ mailId, ...message }) => ({
      ...message,
      from,
      headers: { 'Auto-Submitted': 'auto-generated' },
      // What webhooks say of a message names its row, even before the answer to the call has arrived.
      tags: [{ name: 'mail', value: mailId }],
    }))
    const { data, error, headers } = await resend.batch.send(letters, {
      idempotencyKey: key,
      batchValidation: 'permissive',
      signal: AbortSignal.any([signal, AbortSignal.timeout(timeoutMs)]),
    })
    const delivery = error ? readError(error, messages.length, headers) : readAnswer(data, messages.length)
    return { ...delivery, callsPerSecond: readRate(headers) }
  }
}

type Answer = { data: { id: string }[]; errors?: { index: number }[] }

/** The ids of the accepted messages come in order, without gaps for the refused ones. */
function readAnswer({ data, errors = [] }: Answer, count: number): Delivery {
  const refused = new Set(errors.map(({ index }) => index))
  if (data.length + refused.size !== count) return { trouble: 'provider_down' }
  const accepted = data.values()
  const outcomes = Array.from({ length: count }, (_, index): Outcome => {
    if (refused.has(index)) return { failure: 'address_refused' }
    return { providerId: accepted.next().value?.id ?? '' }
  })
  return { outcomes }
}

function readError(error: ErrorResponse, count: number, headers: Record<string, string> | null): Delivery {
  const outcome = outcomeOf(error)
  if (outcome) return { outcomes: Array.from({ length: count }, () => outcome) }
  const seconds = Number(headers?.['retry-after'])
  return { trouble: troubleOf(error), retryAfterSeconds: seconds > 0 ? seconds : undefined }
}

/** `ratelimit-limit` calls are allowed in a window of at least the seconds that are left of it, as a rule one. */
function readRate(headers: Record<string, string> | null): number | undefined {
  const number = (name: string) => Number.parseInt(headers?.[name] ?? '', 10)
  const limit = number('ratelimit-limit')
  if (!(limit > 0)) return undefined
  return Math.max(1, Math.floor(limit / Math.max(1, number('ratelimit-reset') || 1)))
}

/** What no other attempt would change. A key used with other bytes: an earlier attempt may have arrived. */
function outcomeOf({ name, statusCode }: ErrorResponse): Outcome | null {
  if (name === 'invalid_idempotent_request') return 'uncertain'
  if (name === 'invalid_from_address') return null
  return statusCode === 400 || statusCode === 413 || statusCode === 422
    ? { failure: 'message_refused' }
    : null
}

/** Refused keys and senders are the operator's to correct, and nobody's mail should be lost until then. */
function troubleOf({ name, statusCode }: ErrorResponse): MailTrouble {
  if (name === 'concurrent_idempotent_requests') return 'in_progress'
  if (name === 'daily_quota_exceeded' || name === 'monthly_quota_exceeded') return 'quota_reached'
  if (statusCode === 429) return 'rate_limited'
  if (name === 'invalid_from_address' || statusCode === 401 || statusCode === 403) return 'sender_refused'
  return 'provider_down'
}
