import { createHmac, hkdfSync, timingSafeEqual } from 'node:crypto'

/** Each kind of link has its own key, so that a token of one kind opens no other door (T04). */
export const linkKinds = ['first-login', 'password-reset', 'not-for-me', 'own-password', 'calendar'] as const
export type LinkKind = (typeof linkKinds)[number]

/** The page that each kind opens: `/<page>/<token>`; of a calendar, it is a file. */
export const doorOf = {
  'first-login': 'first-login',
  'password-reset': 'reset-password',
  'not-for-me': 'not-for-me',
  'own-password': 'own-password',
  calendar: 'calendar',
} as const satisfies Record<LinkKind, string>

/** A link for a new password has no later versions: another request is another row. */
export const resetVersion = 1
/** Nor has the file of a session, which says whatever its dates are by then. */
export const calendarVersion = 1

export type LinkKeys = { current: string; previous?: string | undefined }

const shape = /^([0-9a-f]{32})\.(\d{1,9})\.([A-Za-z0-9_-]{43})$/

/**
 * Links are derived, not stored: `id.version.HMAC(key of the kind, id.version)`. Who reads the database
 * has no link; who resends sends the same one (I7); a higher version kills the ones before (T08).
 */
export function linkToken(keys: LinkKeys, kind: LinkKind, id: string, version: number): string {
  const body = `${id.replaceAll('-', '')}.${version}`
  return `${body}.${signature(keys.current, kind, body)}`
}

/** What a token names, or null when it was not made by us for this kind. State lives in the row, not here. */
export function readToken(
  keys: LinkKeys,
  kind: LinkKind,
  token: string,
): { id: string; version: number } | null {
  const [, hex, version, given] = shape.exec(token) ?? []
  if (!hex || !version || !given) return null
  const secrets = keys.previous ? [keys.current, keys.previous] : [keys.current]
  const genuine = secrets.some((secret) => same(signature(secret, kind, `${hex}.${version}`), given))
  return genuine ? { id: toUuid(hex), version: Number(version) } : null
}

/** Tells keys apart without telling them: what is remembered of the key that links were made with. */
export const keyName = (secret: string) =>
  createHmac('sha256', secret).update('bienvenue link key').digest('hex').slice(0, 16)

/** The keys that make links as the key of this name did, or null when we have it no more. */
export function keysNamed(keys: LinkKeys, name: string): LinkKeys | null {
  const secret = [keys.current, keys.previous].find((one) => one && keyName(one) === name)
  return secret ? { current: secret } : null
}

const signature = (secret: string, kind: LinkKind, body: string) =>
  createHmac('sha256', keyOf(secret, kind)).update(body).digest('base64url')

const keysMade = new Map<string, Buffer>()

/** A batch has a hundred links of each kind under one key. */
function keyOf(secret: string, kind: LinkKind): Buffer {
  const name = `${kind} ${secret}`
  const key = keysMade.get(name) ?? Buffer.from(hkdfSync('sha256', secret, '', `bienvenue link ${kind}`, 32))
  keysMade.set(name, key)
  return key
}

const same = (a: string, b: string) => timingSafeEqual(Buffer.from(a), Buffer.from(b))

const toUuid = (hex: string) => hex.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5')
