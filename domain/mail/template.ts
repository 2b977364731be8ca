export type MailKind = 'invitation' | 'password_reset' | 'reminder' | 'link_asked' | 'failure_digest'

/** What a template is looked up by: the kind, and for a digest how many addresses it names, and leaves unnamed. */
export type TemplateName =
  | Exclude<MailKind, 'failure_digest'>
  | `failure_digest ${number} ${'none' | 'one' | 'many'}`

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
export function fillTemplate({ subject, html, text }: Template, { typed, ours }: Values): Template {
  const plain = mapValues(typed, singleLine)
  const inert = mapValues(plain, withoutLinks)
  return {
    subject: fill(subject, { ...plain, ...ours }),
    html: fill(html, mapValues({ ...inert, ...ours }, escapeHtml)),
    text: fill(text, { ...inert, ...ours }),
  }
}

/** In one pass, so that a value which looks like a marker is not filled in turn. */
const fill = (template: string, values: Record<string, string>) =>
  template.replace(/\{(\w+)\}/g, (marker, name: string) => values[name] ?? marker)

const mapValues = (values: Record<string, string>, change: (value: string) => string) =>
  Object.fromEntries(Object.entries(values).map(([name, value]) => [name, change(value)]))

const longest = 400

/** Control characters, line and paragraph separators and text direction overrides have no place in a name. */
function singleLine(value: string) {
  const line = value
    .replace(/[\p{Cc}\p{Zl}\p{Zp}\u202a-\u202e\u2066-\u2069]+/gu, ' ')
    .replace(/:\/\/|www\./gi, ' ')
    .replace(/ {2,}/g, ' ')
    .trim()
  return line.length > longest ? `${line.slice(0, longest).trimEnd()}…` : line
}

/** Mail programs make links of `evil.com` by themselves; a space without width after the dot stops them. */
const withoutLinks = (value: string) => value.replace(/([\p{L}\p{N}])\.(?=[\p{L}\p{N}])/gu, '$1.\u200b')

const entities: Record<string, string> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
}

const escapeHtml = (value: string) => value.replace(/[&<>"']/g, (character) => entities[character] ?? '')
