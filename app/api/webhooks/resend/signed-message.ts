import { Webhook, WebhookVerificationError } from 'standardwebhooks'

/** The provider's id of a message, and when it was sent. */
export type SignedMessage = { id: string; sentAt: Date }

/**
 * The message as its headers name it, when one of the secrets signed it within the last five minutes; null for
 * everything else. Resend's headers begin with `svix-`, the standard's with `webhook-`.
 */
export function signedMessage(
  headers: Headers,
  body: string,
  secrets: readonly string[],
): SignedMessage | null {
  const family = headers.has('svix-id') ? 'svix' : 'webhook'
  const read = (name: string) => headers.get(`${family}-${name}`) ?? ''
  const [id, timestamp, signature] = [read('id'), read('timestamp'), read('signature')]
  // Digits alone: the library would also read "1700000000 and more", which is not what was signed.
  if (id.length > 256 || !/^\d{1,12}$/.test(timestamp)) return null
  const standard = { 'webhook-id': id, 'webhook-timestamp': timestamp, 'webhook-signature': signature }
  if (!secrets.some((secret) => isSigned(new Webhook(secret), body, standard))) return null
  return { id, sentAt: new Date(Number(timestamp) * 1000) }
}

function isSigned(webhook: Webhook, body: string, headers: Record<string, string>): boolean {
  try {
    webhook.verify(body, headers, { jsonParse: false })
    return true
  } catch (error) {
    if (error instanceof WebhookVerificationError) return false
    throw error
  }
}
