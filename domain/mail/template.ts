export type MailKind =
  | 'invitation'
  | 'password_reset'
  | 'password_link'
  | 'credentials'
  | 'reminder'
  | 'link_asked'
  | 'failure_digest'
  | SessionKind

/** Mails about a course session. */
export type SessionKind = 'course_session' | 'course_session_moved' | 'course_session_left'

/** What is told of a session besides its course and its days, where there is something to tell. */
export type SessionParts = `${'' | ' session'}${'' | ' referent' | ' referents'}`

/**
 * What a template is looked up by: the kind; with a session, an invitation's included, what is told of it; and for a
 * digest how many addresses it names, of invitations or of those and of accounts, and how many it leaves unnamed.
 */
export type TemplateName =
  | Exclude<MailKind, 'failure_digest' | SessionKind>
  | `${SessionKind | 'invitation course' | 'reminder course'}${SessionParts}`
  | `failure_digest ${number | `${number}+${number}`} ${'none' | 'one' | 'many'}`

/** What makes a mail the platform's own; `logo` is the address of a picture. */
export type Brand = { accent: string; logo: string | null }

/** A mail with `{name}` where people differ. `html` has them in text and in double-quoted attributes only. */
export type Template = { subject: string; html: string; text: string }

/** Where templates come from: rendering is not the domain's business. */
export type FindTemplate = (name: TemplateName, language: 'fr' | 'en', brand: Brand) => Promise<Template>

/** What people typed, and what we made ourselves: only the first is suspect. */
export type Values = { typed: Record<string, string>; ours: Record<string, string> }

/**
 * Fills a template for one person. What people typed stays text whatever it holds: no markup, no link, no
 * address that a mail program would turn into one (T16), no second line (T17).
 */
export function fillTemplate(template: Template, { typed, ours }: Values): Template {
  const { subject, html, text } = piecesOf(template)
  const plain: Record<string, string> = {}
  const inert: Record<string, string> = {}
  for (const name in typed) {
    plain[name] = singleLine(typed[name] ?? '')
    inert[name] = withoutLinks(plain[name])
  }
  for (const name in ours) plain[name] = inert[name] = ours[name] ?? ''
  return {
    subject: join(subject, plain),
    html: join(html, mapValues(inert, escapeHtml)),
    text: join(text, inert),
  }
}

/** Texts and, at the odd places, the names of markers. */
type Pieces = Record<keyof Template, readonly string[]>
const cut = new WeakMap<Template, Pieces>()

/** A template is cut into pieces once, and not looked through for each of ten thousand people. */
function piecesOf(template: Template): Pieces {
  const known = cut.get(template)
  if (known) return known
  const split = (part: string) => part.split(/\{(\w+)\}/)
  const pieces = { subject: split(template.subject), html: split(template.html), text: split(template.text) }
  cut.set(template, pieces)
  return pieces
}

/** In one pass, so that a value which looks like a marker is not filled in turn. */
function join(pieces: readonly string[], values: Record<string, string>): string {
  let whole = pieces[0] ?? ''
  for (let at = 1; at < pieces.length; at += 2) {
    const name = pieces[at] ?? ''
    whole += (values[name] ?? `{${name}}`) + (pieces[at + 1] ?? '')
  }
  return whole
}

function mapValues(values: Record<string, string>, change: (value: string) => string) {
  const changed: Record<string, string> = {}
  for (const name in values) changed[name] = change(values[name] ?? '')
  return changed
}

const longest = 400
/** Names are short and plain, so most are what they should be: told in one look. */
const plainLine = /^(?! )[\p{L}\p{N}\p{M},'’&()/_@+-]*(?: [\p{L}\p{N}\p{M},'’&()/_@+-]+)*$/u

/** Control characters, line and paragraph separators and text direction overrides have no place in a name. */
function singleLine(value: string) {
  if (value.length <= longest && plainLine.test(value)) return value
  const line = value
    .replace(/[\p{Cc}\p{Zl}\p{Zp}\u202a-\u202e\u2066-\u2069]+/gu, ' ')
    .replace(/:\/\/|www\./gi, ' ')
    .replace(/ {2,}/g, ' ')
    .trim()
  return line.length > longest ? `${line.slice(0, longest).trimEnd()}…` : line
}

/** Mail programs make links of `evil.com` by themselves; a space without width after the dot stops them. */
const withoutLinks = (value: string) =>
  value.includes('.') ? value.replace(/([\p{L}\p{N}])\.(?=[\p{L}\p{N}])/gu, '$1.\u200b') : value

/** What people typed, wherever a program might make something else of it than one line of text. */
export const inertLine = (value: string): string => withoutLinks(singleLine(value))

const entities: Record<string, string> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
}

const escapeHtml = (value: string) =>
  /[&<>"']/.test(value) ? value.replace(/[&<>"']/g, (character) => entities[character] ?? '') : value
