import { isUtf8 } from 'node:buffer'
import type { Encoding } from '../input'
import type { ByteSource } from '../recognised'
import { withoutPreamble } from './preamble'

export type Decoding = {
  text: AsyncIterable<string>
  /** Whether the text ended before the file, because what follows is not in this encoding. */
  isBroken(): boolean
}

/** The text of a file in pieces, up to the last whole line before bytes that mean nothing. */
export function decode(source: ByteSource, encoding: Encoding): Decoding {
  const { whole, read } = readers[encoding]
  let broken = false
  async function* pieces() {
    let rest: Buffer = Buffer.alloc(0)
    for await (const piece of inParts(source.open())) {
      const bytes = joined(rest, piece)
      const end = whole(bytes)
      rest = bytes.subarray(end)
      const { text, isWhole } = read(bytes.subarray(0, end))
      yield text
      if (!isWhole) {
        broken = true
        return
      }
    }
    if (rest.length > 0) broken = true
  }
  return { text: withoutPreamble(pieces()), isBroken: () => broken }
}

/** How much becomes text at once. */
const partBytes = 64 * 1024

async function* inParts(pieces: AsyncIterable<Uint8Array>) {
  for await (const piece of pieces) {
    for (let at = 0; at < piece.length; at += partBytes) yield piece.subarray(at, at + partBytes)
  }
}

/** What was left over and what follows it, copied only where something was. */
export const joined = (rest: Buffer, piece: Uint8Array): Buffer =>
  rest.length > 0
    ? Buffer.concat([rest, piece])
    : Buffer.from(piece.buffer, piece.byteOffset, piece.byteLength)

/** The beginning of a file, which may end in the midst of a character. */
export function decodeHead(head: Buffer, encoding: Encoding): string {
  const { whole, read } = readers[encoding]
  return read(head.subarray(0, whole(head))).text
}

type Reading = { text: string; isWhole: boolean }
/** `whole`: where the last character ends that does not go on in the next piece. */
type Reader = { whole(bytes: Buffer): number; read(bytes: Buffer): Reading }

/** What Windows-1252 has where Latin-1 has control characters. */
const high = new TextDecoder('windows-1252').decode(Uint8Array.from({ length: 32 }, (_, at) => 0x80 + at))

/** The decoder of the platform takes many times the time and the memory. */
const readWindows1252 = (bytes: Buffer): Reading => ({
  text: bytes.toString('latin1').replace(/[\x80-\x9f]/g, (sign) => high[sign.charCodeAt(0) - 0x80] ?? sign),
  isWhole: true,
})

const readers: Record<Encoding, Reader> = {
  'utf-8': { whole: wholeUtf8, read: readUtf8 },
  'utf-16le': { whole: (bytes) => wholeUtf16(bytes, 1), read: (bytes) => formed(bytes.toString('utf16le')) },
  'utf-16be': {
    whole: (bytes) => wholeUtf16(bytes, 0),
    read: (bytes) => formed(Buffer.from(bytes).swap16().toString('utf16le')),
  },
  'windows-1252': {
    whole: ({ length }) => length,
    read: readWindows1252,
  },
}

export function wholeUtf8(bytes: Buffer): number {
  for (let back = 1; back <= Math.min(3, bytes.length); back++) {
    const byte = bytes[bytes.length - back] ?? 0
    if (byte >> 6 === 0b10) continue
    const length = byte >= 0xf0 ? 4 : byte >= 0xe0 ? 3 : byte >= 0xc0 ? 2 : 1
    return length > back ? bytes.length - back : bytes.length
  }
  return bytes.length
}

function wholeUtf16(bytes: Buffer, highByteAt: 0 | 1): number {
  const end = bytes.length - (bytes.length % 2)
  const isHighSurrogate = end >= 2 && ((bytes[end - 2 + highByteAt] ?? 0) & 0xfc) === 0xd8
  return isHighSurrogate ? end - 2 : end
}

function readUtf8(bytes: Buffer): Reading {
  if (isUtf8(bytes)) return { text: bytes.toString('utf8'), isWhole: true }
  let start = 0
  for (let end = bytes.indexOf(10); end >= 0; end = bytes.indexOf(10, start)) {
    if (!isUtf8(bytes.subarray(start, end))) break
    start = end + 1
  }
  return { text: bytes.toString('utf8', 0, start), isWhole: false }
}

function formed(text: string): Reading {
  if (text.isWellFormed()) return { text, isWhole: true }
  const lines = text.split('\n')
  const bad = lines.findIndex((line) => !line.isWellFormed())
  return {
    text: lines
      .slice(0, bad)
      .map((line) => `${line}\n`)
      .join(''),
    isWhole: false,
  }
}
