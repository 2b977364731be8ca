import type { Readable } from 'node:stream'
import { type Entry, fromBufferPromise } from 'yauzl'
import { type ByteSource, TableError } from '../recognised'

/** The parts of a packed file by their names. */
export type Zip = { parts: ReadonlyMap<string, Entry>; open(part: Entry, most: number): Promise<Readable> }

/** A workbook has a few dozen. */
const mostParts = 5000

/** Held packed: its directory is at the end, and what it says is checked while a part is unpacked. */
export async function openZip(source: ByteSource): Promise<Zip> {
  const file = await fromBufferPromise(await bytesOf(source))
  const parts = new Map<string, Entry>()
  if (file.entryCount > mostParts) throw new TableError('xlsx_damaged')
  for await (const entry of file.eachEntry()) parts.set(entry.fileName, entry)
  return {
    parts,
    open: async (part, most) => {
      if (part.isEncrypted()) throw new TableError('xlsx_locked')
      // A part that grows beyond what it announces is refused by yauzl as it does (T21).
      if (part.uncompressedSize > most) throw new TableError('xlsx_large')
      return file.openReadStreamPromise(part)
    },
  }
}

async function bytesOf(source: ByteSource): Promise<Buffer> {
  const bytes = Buffer.allocUnsafe(source.size)
  let at = 0
  for await (const piece of source.open()) {
    bytes.set(piece.subarray(0, bytes.length - at), at)
    at += piece.length
  }
  if (at !== bytes.length) throw new TableError('xlsx_damaged')
  return bytes
}
