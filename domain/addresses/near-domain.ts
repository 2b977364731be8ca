/** Where most people's own mailboxes are. */
const wellKnown = [
  'gmail.com',
  'googlemail.com',
  'outlook.com',
  'outlook.fr',
  'hotmail.com',
  'hotmail.fr',
  'hotmail.co.uk',
  'live.com',
  'live.fr',
  'yahoo.com',
  'yahoo.fr',
  'yahoo.co.uk',
  'icloud.com',
  'orange.fr',
  'wanadoo.fr',
  'free.fr',
  'sfr.fr',
  'neuf.fr',
  'bbox.fr',
  'laposte.net',
  'protonmail.com',
  'proton.me',
]

/**
 * The address that was probably meant, when its domain is one letter away from a well-known one or from one of
 * `others`; null when nothing seems wrong. A guess: whoever typed it decides.
 */
export function meantAddress(address: string, others: ReadonlySet<string>): string | null {
  const [local = '', domain = ''] = address.split('@')
  const known = [...wellKnown, ...others]
  if (domain === '' || known.includes(domain)) return null
  const meant = known.find((one) => isOneLetterAway(one, domain))
  return meant ? `${local}@${meant}` : null
}

/** One letter more, less, another one, or two that changed places. */
export function isOneLetterAway(a: string, b: string): boolean {
  if (a === b || Math.abs(a.length - b.length) > 1) return false
  const [long, short] = a.length >= b.length ? [a, b] : [b, a]
  let at = 0
  while (at < short.length && long[at] === short[at]) at++
  if (long.length > short.length) return long.slice(at + 1) === short.slice(at)
  if (long.slice(at + 1) === short.slice(at + 1)) return true
  const swapped = long[at] === short[at + 1] && long[at + 1] === short[at]
  return swapped && long.slice(at + 2) === short.slice(at + 2)
}
