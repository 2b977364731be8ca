import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { CsvError, type Parser, parse } from 'csv-parse'
import type { Encoding, Separator } from '../input'
import { type ByteSource, TableError, type TableRow } from '../recognised'
import { Batch } from './batch'
import { checkedRow } from './checked-row'
import { decode } from './decode'
import { longestLine } from './limits'

/** In bytes, of which a character takes at most three for each of its UTF-16 units. */
const mostBytesOfLine = 3 * longestLine

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
  const parser = parse({ ...loose, delimiter: separator })
  let line = 0
  const batch = new Batch()
  const flow = pipeline(Readable.from(text), parser)
  // What goes wrong comes out of the parser; a flow that is left early ends with nobody to tell.
  flow.catch(() => {})
  try {
    for await (const cells of parser) {
      line++
      batch.add(checkedRow(line, cells))
      if (batch.isFull) yield batch.take()
    }
  } catch (error) {
    if (!(error instanceof CsvError)) throw error
    throw new TableError(isBroken() ? 'wrong_encoding' : faultOf(error, parser), line + 1)
  }
  if (isBroken()) throw new TableError('wrong_encoding', line + 1)
  yield batch.take()
}

/** A line that is too long is mostly one with a quote that nobody closed. */
function faultOf({ code }: CsvError, parser: Parser) {
  const { quoting } = (parser as Parser & { state: { quoting: boolean } }).state
  return code === 'CSV_QUOTE_NOT_CLOSED' || quoting ? 'quote_unclosed' : 'line_long'
}
