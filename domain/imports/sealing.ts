import {
  createCipheriv,
  createDecipheriv,
  createSecretKey,
  hkdfSync,
  type KeyObject,
  randomBytes,
} from 'node:crypto'
import type { LinkKeys } from '@/domain/links/token'

/*
 * What a file holds is sealed where it waits: who reads the database alone reads nothing of it, typed passwords
 * least of all. AES-256-GCM under a key of its own kind; a byte that was changed is noticed.
 */

const [nonceBytes, tagBytes] = [12, 16]

/** Nonce, tag and cipher text. `place` is sealed with it, so that no piece passes for another one. */
export function seal(keys: LinkKeys, place: string, bytes: Uint8Array): Buffer {
  const nonce = randomBytes(nonceBytes)
  const cipher = createCipheriv('aes-256-gcm', keyOf(keys.current), nonce).setAAD(Buffer.from(place))
  const sealed = Buffer.concat([cipher.update(bytes), cipher.final()])
  return Buffer.concat([nonce, cipher.getAuthTag(), sealed])
}

/** Under the current key or the one before. Throws when neither sealed it here. */
export function unseal(keys: LinkKeys, place: string, sealed: Uint8Array): Buffer {
  try {
    return open(keys.current, place, sealed)
  } catch (error) {
    if (!keys.previous) throw error
    return open(keys.previous, place, sealed)
  }
}

function open(secret: string, place: string, sealed: Uint8Array): Buffer {
  const decipher = createDecipheriv('aes-256-gcm', keyOf(secret), sealed.subarray(0, nonceBytes))
  decipher.setAAD(Buffer.from(place)).setAuthTag(sealed.subarray(nonceBytes, nonceBytes + tagBytes))
  return Buffer.concat([decipher.update(sealed.subarray(nonceBytes + tagBytes)), decipher.final()])
}

const keysMade = new Map<string, KeyObject>()

function keyOf(secret: string): KeyObject {
  const key =
    keysMade.get(secret) ??
    createSecretKey(Buffer.from(hkdfSync('sha256', secret, '', 'bienvenue imported file', 32)))
  keysMade.set(secret, key)
  return key
}
