/** Why a text is not an address that we can invite. */
export type AddressFault =
  | 'no_at_sign'
  | 'several_at_signs'
  | 'quotes_or_comments'
  | 'forbidden_character'
  | 'look_alike'
  | 'local_part'
  | 'domain'
  | 'too_long'

export type AddressReading = { ok: true; address: string } | { ok: false; fault: AddressFault }

const fault = (name: AddressFault): AddressReading => ({ ok: false, fault: name })

const atext = /^[\p{L}\p{M}\p{N}!#$%&'*+/=?^_`{|}~-]+(\.[\p{L}\p{M}\p{N}!#$%&'*+/=?^_`{|}~-]+)*$/u
const invisible = /[\p{Cc}\p{Cf}\p{Co}\p{Cn}\p{Zl}\p{Zp}\s]/u
const hostCharacters = /^[\p{L}\p{M}\p{N}.\-。．｡]+$/u
const label = /^(?!-)[a-z0-9-]{1,63}(?<!-)$/
const octets = (text: string) => new TextEncoder().encode(text).length

/**
 * The one canonical form of an address (I4): trimmed, NFC, lower case, domain in IDNA ASCII as the URL
 * standard maps it (T10). Refuses what cannot be told apart from another person's address (T09).
 */
export function canonicalAddress(text: string): AddressReading {
  const given = text.trim()
  if (octets(given) > 1000) return fault('too_long')
  if (/["()\\]/.test(given)) return fault('quotes_or_comments')
  if (invisible.test(given)) return fault('forbidden_character')
  const [rawLocal, rawDomain, ...more] = given.split('@')
  if (rawLocal === undefined || rawDomain === undefined) return fault('no_at_sign')
  if (more.length > 0) return fault('several_at_signs')
  const local = rawLocal.normalize('NFC').toLowerCase()
  if ([...rawLocal].some(foldsIntoAscii)) return fault('look_alike')
  if (!atext.test(local) || octets(local) > 64) return fault('local_part')
  const domain = asciiDomain(rawDomain)
  if (!domain) return fault('domain')
  const address = `${local}@${domain}`
  return octets(address) > 254 ? fault('too_long') : { ok: true, address }
}

/** The Kelvin sign is not a k: a letter that only becomes ASCII by folding would merge two people (T09). */
export const foldsIntoAscii = (character: string) =>
  !/\p{ASCII}/u.test(character) && /^[a-z0-9]/.test(character.normalize('NFC').toLowerCase())

function asciiDomain(text: string): string | null {
  if (!hostCharacters.test(text)) return null
  try {
    const { hostname } = new URL(`http://${text}`)
    const labels = hostname.split('.')
    const top = labels.at(-1) ?? ''
    const valid = labels.length > 1 && labels.every((part) => label.test(part)) && !/^\d+$/.test(top)
    return valid && hostname.length <= 253 ? hostname : null
  } catch {
    return null
  }
}

/** Where mail for the address goes: a `#x` alias shares the mailbox without it (I4). */
export function mailboxOf(address: string): string {
  const [local = '', domain = ''] = address.split('@')
  return `${local.split('#')[0] || local}@${domain}`
}
