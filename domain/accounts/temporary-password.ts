import { createHmac, createSecretKey, hkdfSync, type KeyObject, timingSafeEqual } from 'node:crypto'
import type { LinkKeys } from '@/domain/links/token'

/** Each kind has a key of its own, so that a code of one is never right for the other (T04). */
export type TemporaryKind = 'mailed' | 'sheet'

/** Whose, and which one: a renewed one has a higher version, and the ones before are dead. */
export type TemporaryOf = { accountId: string; version: number }

/** What nobody takes for something else, on paper or on a telephone: no 0 and o, no 1, i and l. */
const alphabet = 'abcdefghjkmnpqrstuvwxyz23456789'
/** 119 bits for a mail; 59 for a sheet, typed by hand at a door that counts tries. In groups of four. */
const lengths: Record<TemporaryKind, number> = { mailed: 24, sheet: 12 }

/**
 * The password that a mail or a sheet gives: derived, not stored (C4). Who reads the database has none; the same
 * mail again has the same one. Whether it still opens anything is told by the account.
 */
export function temporaryPassword(keys: LinkKeys, kind: TemporaryKind, whose: TemporaryOf): string {
  return (derive(keys.current, kind, whose).match(/.{4}/g) ?? []).join('-')
}

/** Whether the typed text is that password, however it is spaced and capitalised; in constant time. */
export function isTemporaryPassword(
  keys: LinkKeys,
  kind: TemporaryKind,
  whose: TemporaryOf,
  typed: string,
): boolean {
  const given = typed.toLowerCase().replace(/[\s\p{Pd}]+/gu, '')
  const secrets = [keys.current, keys.previous ?? keys.current]
  return secrets.map((secret) => same(derive(secret, kind, whose), given)).includes(true)
}

function derive(secret: string, kind: TemporaryKind, { accountId, version }: TemporaryOf): string {
  const body = `${accountId.replaceAll('-', '').toLowerCase()}.${version}`
  let rest = BigInt(`0x${createHmac('sha256', keyOf(secret, kind)).update(body).digest('hex')}`)
  const base = BigInt(alphabet.length)
  let text = ''
  for (let at = 0; at < lengths[kind]; at++) {
    text += alphabet[Number(rest % base)]
    rest /= base
  }
  return text
}

/** Digests of one length, so that what is typed decides nothing about the time. */
function same(right: string, given: string): boolean {
  const digest = (text: string) => createHmac('sha256', 'compared').update(text).digest()
  return timingSafeEqual(digest(right), digest(given))
}

const keysMade = new Map<string, KeyObject>()

function keyOf(secret: string, kind: TemporaryKind): KeyObject {
  const name = `${kind} ${secret}`
  const key =
    keysMade.get(name) ??
    createSecretKey(Buffer.from(hkdfSync('sha256', secret, '', `bienvenue temporary password ${kind}`, 32)))
  keysMade.set(name, key)
  return key
}
