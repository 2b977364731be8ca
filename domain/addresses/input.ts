import { type AddressFault, canonicalAddress } from './policy'

export type ListedAddress = { text: string } & (
  | { state: 'valid'; address: string }
  | { state: 'twice'; address: string }
  | { state: 'invalid'; fault: AddressFault }
)

/** Reads a pasted list: commas, semicolons, spaces, line breaks, `Name <address>` (I1). */
export function readAddressList(text: string): ListedAddress[] {
  const seen = new Set<string>()
  return splitAddresses(text).map((part) => {
    const reading = canonicalAddress(part)
    if (!reading.ok) return { text: part, state: 'invalid', fault: reading.fault }
    const { address } = reading
    const state = seen.has(address) ? 'twice' : 'valid'
    seen.add(address)
    return { text: part, state, address }
  })
}

/** A row of a spreadsheet: its other cells are about the person whose address is among them. */
function cellsOf(line: string): string[] {
  const cells = line.split('\t')
  const addresses = cells.filter((cell) => cell.includes('@'))
  return addresses.length > 0 ? addresses : cells
}

const quotedName = /"[^"\n]*"\s*(?=<)/g

/** Cuts a pasted text into what looks like one address each; a name before `<…>` is left out. */
export function splitAddresses(text: string): string[] {
  return text
    .replaceAll(quotedName, '')
    .split(/[\r\n]+/)
    .flatMap(cellsOf)
    .flatMap((cell) => cell.split(/[,;]+/))
    .flatMap((segment) => {
      const inAngles = [...segment.matchAll(/<([^<>]*)>/g)].map((match) => match[1] ?? '')
      const outside = segment.replaceAll(/<[^<>]*>/g, ' ').split(/\s+/)
      const loose = inAngles.length > 0 ? outside.filter((word) => word.includes('@')) : outside
      return [...loose, ...inAngles]
    })
    .map((part) => part.trim())
    .filter((part) => part !== '')
}
