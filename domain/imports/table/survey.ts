import { isAscii, isUtf8 } from 'node:buffer'
import type { ByteSource } from '../recognised'
import { joined, wholeUtf8 } from './decode'

/** What is seen of a file in one pass over its bytes; of all that is no ASCII, the first. */
export type Survey = {
  head: Buffer
  accents: Buffer
  isAscii: boolean
  isUtf8: boolean
  /** Whether it is a workbook's wrapping for a password rather than a workbook of old. */
  namesEncryption: boolean
}

const headBytes = 256 * 1024
const accentBytes = 32 * 1024
const around = 40
/** How a locked workbook names its content, in the UTF-16 of its wrapping. */
const encryption = Buffer.from('EncryptedPackage', 'utf16le')

/** Looks at the whole file: its first accent may be its last character. */
export async function surveyOf(source: ByteSource): Promise<Survey> {
  const head: Buffer[] = []
  const accents: Buffer[] = []
  let headLength = 0
  let accentLength = 0
  const seen = { isAscii: true, isUtf8: true, namesEncryption: false }
  let rest: Buffer = Buffer.alloc(0)
  for await (const piece of source.open()) {
    if (headLength < headBytes) {
      const part = Buffer.from(piece.subarray(0, headBytes - headLength))
      headLength += part.length
      head.push(part)
    }
    const bytes = joined(rest, piece)
    const end = seen.isUtf8 ? wholeUtf8(bytes) : bytes.length
    seen.namesEncryption ||= bytes.includes(encryption)
    if (!isAscii(bytes)) {
      seen.isAscii = false
      seen.isUtf8 &&= isUtf8(bytes.subarray(0, end))
      for (const part of accentsIn(bytes, accentBytes - accentLength)) {
        accents.push(part)
        accentLength += part.length
      }
    }
    rest = bytes.subarray(seen.isUtf8 ? end : Math.max(0, bytes.length - encryption.length))
  }
  if (seen.isUtf8 && rest.length > 0) seen.isUtf8 = isUtf8(rest)
  return { ...seen, head: Buffer.concat(head), accents: Buffer.concat(accents) }
}

/** What stands around the characters that are no ASCII, as much as there is room for. */
function accentsIn(bytes: Buffer, room: number): Buffer[] {
  const parts: Buffer[] = []
  let taken = 0
  for (let at = 0; at < bytes.length && taken < room; at++) {
    if ((bytes[at] ?? 0) < 0x80) continue
    const part = Buffer.from(bytes.subarray(Math.max(0, at - around), at + around))
    parts.push(part)
    taken += part.length
    at += around
  }
  return parts
}
