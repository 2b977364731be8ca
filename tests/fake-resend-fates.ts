import { randomUUID } from 'node:crypto'
import type { StoredMail } from './fake-resend-rules'

export type ResendEvent = {
  /** The id of the webhook: a second delivery of the same event has the same. */
  id: string
  payload: { type: string; created_at: string; data: Record<string, unknown> }
}

type Fate = readonly (readonly [type: string, details?: Record<string, unknown>])[]

const bounce = (type: string, subType: string, message: string) => ({ bounce: { type, subType, message } })

const sent = ['email.sent'] as const
const delivered = ['email.delivered'] as const

/** What becomes of a message, by the name before the @ or by the domain: `bounced@…`, `…@bounced.example`. */
const fates: Record<string, Fate> = {
  bounced: [
    sent,
    ['email.bounced', bounce('Permanent', 'General', '550 5.1.1 The email account does not exist')],
  ],
  full: [
    sent,
    ['email.bounced', bounce('Transient', 'MailboxFull', '452 4.2.2 The mailbox is over its quota')],
  ],
  delayed: [sent, ['email.delivery_delayed'], delivered],
  stuck: [sent, ['email.delivery_delayed']],
  complained: [sent, delivered, ['email.complained']],
  suppressed: [
    [
      'email.suppressed',
      { suppressed: { type: 'OnAccountSuppressionList', message: 'The address bounced' } },
    ],
  ],
  failed: [sent, ['email.failed', { failed: { reason: 'domain_not_verified' } }]],
  opened: [sent, delivered, ['email.opened']],
}

const names: Record<string, string> = { bounce: 'bounced', complaint: 'complained' }

function fateOf(recipient: string): string {
  const [local = '', domain = ''] = recipient.split('@')
  const words = [domain.split('.').at(-2) ?? '', local.split(/[+.-]/)[0] ?? '']
  return words.map((word) => names[word] ?? word).find((word) => word in fates) ?? ''
}

/**
 * What Resend's webhooks say of an accepted message, in the order in which it happens. An address that has
 * bounced for good or complained is suppressed for the whole team from then on; `suppressed` remembers.
 */
export function eventsOf(mail: StoredMail, suppressed: Set<string>, at: Date): ResendEvent[] {
  const [recipient = ''] = [mail.to].flat()
  const fate = suppressed.has(recipient) ? 'suppressed' : fateOf(recipient)
  if (fate === 'bounced' || fate === 'complained') suppressed.add(recipient)
  return (fates[fate] ?? [sent, delivered]).map(([type, details], index) =>
    eventOf(mail, type, details, new Date(at.getTime() + index * 1000)),
  )
}

/** One event of a message, as Resend documents its payload. */
export function eventOf(mail: StoredMail, type: string, details: object = {}, at = new Date()): ResendEvent {
  const data = {
    created_at: at.toISOString(),
    email_id: mail.id,
    message_id: `<${mail.id}@resend.example>`,
    from: mail.from,
    to: [mail.to].flat(),
    subject: mail.subject,
    tags: Object.fromEntries((mail.tags ?? []).map(({ name, value }) => [name, value])),
    ...details,
  }
  return { id: `msg_${randomUUID()}`, payload: { type, created_at: at.toISOString(), data } }
}
