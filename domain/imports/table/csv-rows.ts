import { CsvError, type Parser, parse } from 'csv-parse'
import type { Encoding, Separator } from '../input'
import { type ByteSource, TableError, type TableRow } from '../recognised'
import { Batch } from './batch'
import { checkedRow } from './checked-row'
import { decode } from './decode'
import { longestLine } from './limits'
import { QuoteWatch } from './quote-watch'

/** In bytes, of which a character takes at most three for each of its UTF-16 units. */
const mostBytesOfLine = 3 * longestLine
/** How much is parsed at once, so that even the shortest lines are not many. */
const pieceBytes = 16 * 1024

/** How Excel, LibreOffice and people write: quotes count where a cell begins, lines end in any way, and have any length. */
const loose = {
  record_delimiter: ['\r\n', '\n', '\r'],
  relax_quotes: true,
  relax_column_count: true,
  max_record_size: mostBytesOfLine,
}

type HowWritten = { encoding: Encoding; separator: Separator }

/** The lines of a text file, blank ones too, a batch at a time. */
export async function* csvRows(
  source: ByteSource,
  { encoding, separator }: HowWritten,
): AsyncGenerator<TableRow[]> {
  const { text, isBroken } = decode(source, encoding)
  const batch = new Batch()
  const quotes = new QuoteWatch(separator)
  let line = 0
  let endsLine = true
  const parser = parse({
    ...loose,
    delimiter: separator,
    // Rows are taken here rather than from the stream, which loses those before a fault, and with them its line.
    on_record(cells: string[]) {
      line++
      batch.add(checkedRow(line, cells))
      return null
    },
  })
  parser.on('error', () => {})
  try {
    for await (const piece of piecesOf(text)) {
      quotes.look(piece)
      await written(parser, piece)
      endsLine = piece.at(-1) === 10
      if (batch.isFull) yield batch.take()
    }
    await ended(parser)
  } catch (error) {
    if (!(error instanceof CsvError)) throw error
    throw new TableError(isBroken() ? 'wrong_encoding' : faultOf(error, quotes), line + 1)
  }
  // What stood before the fault in its own line is the last that the parser told.
  if (isBroken()) throw new TableError('wrong_encoding', endsLine ? line + 1 : line)
  yield batch.take()
}

/** A line that is too long is mostly one with a quote that nobody closed. */
const faultOf = ({ code }: CsvError, quotes: QuoteWatch) =>
  code === 'CSV_QUOTE_NOT_CLOSED' || quotes.isQuoted ? 'quote_unclosed' : 'line_long'

async function* piecesOf(text: AsyncIterable<string>) {
  for await (const long of text) {
    const bytes = Buffer.from(long)
    for (let at = 0; at < bytes.length; at += pieceBytes) yield bytes.subarray(at, at + pieceBytes)
  }
}

/** The parser says what is wrong both to whoever writes and as an event. */
const written = (parser: Parser, piece: Buffer) =>
  new Promise<void>((resolve, reject) => {
    parser.write(piece, (error) => (error ? reject(error) : resolve()))
  })

const ended = (parser: Parser) =>
  new Promise<void>((resolve, reject) => {
    parser.once('error', reject)
    parser.once('end', resolve)
    parser.resume()
    parser.end()
  })
