import { StringDecoder } from 'node:string_decoder'
import { SaxesParser } from 'saxes'
import { TableError } from '../recognised'
import { deepestXml, longestXml } from './limits'

type Attributes = Readonly<Record<string, string>>

/** What is told of a document as it goes by; names are without their prefix. */
export type XmlEars = {
  opened?(name: string, attributes: Attributes): void
  text?(text: string): void
  closed?(name: string): void
}

/** How much is heard at once: a few bytes may stand for long texts. */
const pieceBytes = 8 * 1024

const local = (name: string) => name.slice(name.indexOf(':') + 1)

/**
 * Tells a document to `ears` a piece at a time. The parser keeps a tag, or the text between two, until it is whole: what
 * would be kept for long is refused (T21), and so is what no workbook has, in which tags may hide.
 */
export async function* hearXml(pieces: AsyncIterable<Buffer>, ears: XmlEars): AsyncGenerator<void> {
  const parser = new SaxesParser({ xmlns: false, position: false })
  const decoder = new StringDecoder('utf8')
  let depth = 0
  let unfinished = 0
  let isStart = true
  parser.on('error', () => {
    throw new TableError('xlsx_damaged')
  })
  parser.on('opentag', ({ name, attributes }) => {
    depth++
    if (depth > deepestXml) throw new TableError('xlsx_damaged')
    ears.opened?.(local(name), attributes)
  })
  parser.on('text', (text) => ears.text?.(text))
  parser.on('closetag', ({ name }) => {
    depth--
    ears.closed?.(local(name))
  })
  let end = ''
  for await (const piece of inSmall(pieces)) {
    const text = decoder.write(piece)
    const seen = end + (isStart ? text.replace(/^\uFEFF?<\?xml/, '') : text)
    if (/<[!?]/.test(seen)) throw new TableError('xlsx_damaged')
    end = text.slice(-1)
    isStart = false
    const tag = text.lastIndexOf('<')
    unfinished = tag < 0 ? unfinished + text.length : text.length - tag
    if (unfinished > longestXml) throw new TableError('xlsx_large')
    parser.write(text)
    yield
  }
  parser.write(decoder.end()).close()
}

async function* inSmall(pieces: AsyncIterable<Buffer>) {
  for await (const piece of pieces) {
    for (let at = 0; at < piece.length; at += pieceBytes) yield piece.subarray(at, at + pieceBytes)
  }
}

/** Tells a whole document, one that is small. */
export async function hearWhole(pieces: AsyncIterable<Buffer>, ears: XmlEars): Promise<void> {
  for await (const _ of hearXml(pieces, ears));
}
