import jschardet from 'jschardet'
import type { Encoding } from '../input'
import type { Survey } from './survey'

export type FoundEncoding = { encoding: Encoding; isSure: boolean }

const marks: readonly [Encoding, readonly number[]][] = [
  ['utf-8', [0xef, 0xbb, 0xbf]],
  ['utf-16le', [0xff, 0xfe]],
  ['utf-16be', [0xfe, 0xff]],
]

/** By its mark; by zeros where UTF-16 has them; UTF-8 if all of it is; else what French Windows writes. */
export function findEncoding({ head, accents, isUtf8 }: Survey): FoundEncoding | null {
  const marked = marks.find(([, mark]) => mark.every((byte, at) => head[at] === byte))
  if (marked) return { encoding: marked[0], isSure: true }
  const zeros = zerosIn(head)
  if (zeros.even > 0 || zeros.odd > 0) {
    if (zeros.odd >= zeros.even * 10) return { encoding: 'utf-16le', isSure: zeros.even === 0 }
    return zeros.even >= zeros.odd * 10 ? { encoding: 'utf-16be', isSure: zeros.odd === 0 } : null
  }
  if (isUtf8) return { encoding: 'utf-8', isSure: true }
  return { encoding: 'windows-1252', isSure: isWestern(accents) }
}

/** Where zeros are: in UTF-16 each Latin letter has one, always on the same side. Only a few in all are no text. */
function zerosIn(head: Buffer) {
  let even = 0
  let odd = 0
  for (let at = 0; at < head.length; at++) if (head[at] === 0) at % 2 === 0 ? even++ : odd++
  const isUtf16 = even + odd > head.length / 5
  return isUtf16 || even + odd === 0 ? { even, odd } : { even: 1, odd: 1 }
}

/** What the detector says of Western text is seldom far behind its best guess; of a Mac of old, or of DOS, it is. */
const near = 0.8

/** Five bytes have no meaning in Windows-1252; otherwise the detector tells other writings apart. */
function isWestern(accents: Buffer): boolean {
  if (accents.some((byte) => [0x81, 0x8d, 0x8f, 0x90, 0x9d].includes(byte))) return false
  const guesses = jschardet.detectAll(accents)
  const best = Math.max(0, ...guesses.map(({ confidence }) => confidence))
  return guesses.some(({ encoding, confidence }) => encoding === 'Windows-1252' && confidence >= near * best)
}
