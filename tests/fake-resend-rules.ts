export type SentMail = {
  from: string
  to: string | string[]
  subject: string
  html?: string
  text?: string
  headers?: Record<string, string>
  tags?: { name: string; value: string }[]
  attachments?: unknown[]
}

/** A message that was accepted. */
export type StoredMail = SentMail & { id: string }

const address = /^[^\s@<>,;"]+@[^\s@<>,;"]+\.[^\s@<>,;"]+$/
const refused = /^refused[+.@-]|@refused\.example$/

/** What Resend refuses a message for; nothing when it would accept it. */
export function problems({ from, to, subject, html, text, tags = [] }: SentMail): string[] {
  const recipients = [to].flat()
  return [
    !from && 'Missing required field: from',
    !subject && 'Missing required field: subject',
    !html && !text && 'Missing `html` or `text` field',
    (recipients.length === 0 || recipients.length > 50) && 'The `to` field must hold 1 to 50 addresses',
    !recipients.every((one) => address.test(one) && !refused.test(one)) && 'Invalid `to` field',
    !tags.every(({ name, value }) => /^[\w-]{1,256}$/.test(name) && /^[\w-]{1,256}$/.test(value)) &&
      'Tags should only contain ASCII letters, numbers, underscores, or dashes',
  ].filter((problem) => problem !== false)
}

/** What a batch as a whole is refused for. */
export const isBatch = (given: unknown): given is SentMail[] =>
  Array.isArray(given) && given.length >= 1 && given.length <= 100 && given.every((mail) => !mail.attachments)
