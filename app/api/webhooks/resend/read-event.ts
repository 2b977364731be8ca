import { z } from 'zod'
import type { ProviderEvent } from '@/domain/mail/record-deliveries'
import type { SignedMessage } from './signed-message'

const words = z.string().catch('')
const lines = z.union([z.array(words), words.transform((line) => [line])]).catch([])

const said = z.object({
  type: z.string(),
  created_at: words,
  data: z.object({
    email_id: words,
    // Documented as an object; the interface for sending has a list.
    tags: z
      .union([
        z.array(z.object({ name: z.string(), value: z.string() })),
        z.record(z.string(), z.string()).transform((tags) => Object.entries(tags).map(asTag)),
      ])
      .catch([]),
    bounce: z
      .object({ type: words, subType: words, message: words, diagnosticCode: lines })
      .partial()
      .catch({}),
    failed: z.object({ reason: words }).partial().catch({}),
    suppressed: z.object({ message: words, type: words }).partial().catch({}),
  }),
})
type Data = z.output<typeof said>['data']
type News = Pick<ProviderEvent, 'delivery' | 'reason'>

const asTag = ([name, value]: [string, string]) => ({ name, value })

/** What each type says. Opens and clicks are not among them: a program opens mails as well as a person does. */
const news: Record<string, (data: Data) => News> = {
  'email.sent': () => ({ delivery: null, reason: null }),
  'email.delivered': () => ({ delivery: 'delivered', reason: null }),
  'email.delivery_delayed': () => ({ delivery: 'delayed', reason: null }),
  'email.bounced': readBounce,
  'email.complained': () => ({ delivery: 'complained', reason: null }),
  'email.failed': ({ failed }) => ({ delivery: 'failed', reason: wordsOf([failed.reason]) }),
  'email.suppressed': ({ suppressed }) => ({
    delivery: 'suppressed',
    reason: wordsOf([suppressed.message, suppressed.type]),
  }),
}

/** What the provider says of a mail, or null when it is of no concern to the ledger. */
export function readEvent({ id, sentAt }: SignedMessage, content: unknown): ProviderEvent | null {
  const parsed = said.safeParse(content)
  const read = parsed.success && Object.hasOwn(news, parsed.data.type) && news[parsed.data.type]
  if (!parsed.success || !read) return null
  const { created_at, data } = parsed.data
  const mail = z.guid().safeParse(data.tags.find(({ name }) => name === 'mail')?.value)
  const mailId = mail.success ? mail.data : null
  const providerId = wordsOf([data.email_id], 100)
  if (!mailId && !providerId) return null
  return { id, mailId, providerId, ...read(data), occurredAt: momentOf(created_at) ?? sentAt }
}

/**
 * Only a refusal for good is one: the address is not written to again. An address on the provider's list of
 * those was not tried at all.
 */
function readBounce({ bounce }: Data): News {
  const { type = '', subType = '', message, diagnosticCode = [] } = bounce
  const forGood = /^(permanent)?$/i.test(type)
  const listed = /^(suppressed|onaccountsuppressionlist)$/i.test(subType)
  const kind = [type, subType].filter(Boolean).join(' / ')
  const reason = wordsOf([...diagnosticCode, message, kind])
  return { delivery: forGood ? (listed ? 'suppressed' : 'bounced') : 'soft_bounced', reason }
}

/** A line each; PostgreSQL knows no NUL. */
function wordsOf(parts: readonly (string | undefined)[], most = 1000): string | null {
  const text = parts.map((part) => part?.replaceAll('\0', '').trim()).filter(Boolean)
  return text.join('\n').slice(0, most) || null
}

/** Null for what is no moment of these times. */
function momentOf(text: string): Date | null {
  const moment = new Date(text)
  const year = moment.getUTCFullYear()
  return year > 2000 && year < 3000 ? moment : null
}
