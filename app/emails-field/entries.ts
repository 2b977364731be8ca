import { splitAddresses } from '@/domain/addresses/input'
import { type AddressFault, canonicalAddress } from '@/domain/addresses/policy'

/** One address of the field. Read once, when it is made; whether it is there twice depends on the others. */
export type Entry = { id: number; text: string } & (
  | { address: string; fault?: undefined }
  | { address?: undefined; fault: AddressFault }
)

let turn = 0

/** Reads a text into entries. Those given before are not read again. */
export function readEntries(text: string): Entry[] {
  return splitAddresses(text).map((part) => {
    turn += 1
    const reading = canonicalAddress(part)
    const state = reading.ok ? { address: reading.address } : { fault: reading.fault }
    return { id: turn, text: part, ...state }
  })
}

export type Survey = { valid: number; invalid: number; twice: ReadonlySet<number> }

/** Counts the entries by state, and names those whose address came earlier in the list. */
export function survey(entries: readonly Entry[]): Survey {
  const seen = new Set<string>()
  const twice = new Set<number>()
  let invalid = 0
  for (const { id, address } of entries) {
    if (address === undefined) invalid += 1
    else if (seen.has(address)) twice.add(id)
    else seen.add(address)
  }
  return { valid: seen.size, invalid, twice }
}

/** How many of the newest entries are always shown, next to where one types. */
const newest = 12

/**
 * Which entries to draw: of each kind, good ones and ones to look at, the first `most`; and always the newest.
 * The rest is told in figures, so that ten thousand addresses cost no more than two hundred.
 */
export function excerpt(
  entries: readonly Entry[],
  twice: ReadonlySet<number>,
  most: number,
): { shown: Entry[]; hidden: { good: number; bad: number } } {
  const left = { good: most, bad: most }
  const hidden = { good: 0, bad: 0 }
  const shown = entries.filter((entry, at) => {
    const kind = entry.address === undefined || twice.has(entry.id) ? 'bad' : 'good'
    left[kind] -= 1
    if (left[kind] >= 0 || at >= entries.length - newest) return true
    hidden[kind] += 1
    return false
  })
  return { shown, hidden }
}

/** The text that the server reads: one entry a line, then what is still being typed. */
export const toText = (entries: readonly Entry[], typed = '') =>
  [...entries.map(({ text }) => text), typed.trim()].filter(Boolean).join('\n')
