import { isExample } from '../example-lines'
import type { TableFormat } from '../input'
import { type ByteSource, TableError, type TableKind, type TableRow } from '../recognised'
import { isBlank } from './checked-row'
import { csvRows } from './csv-rows'
import { mostRows } from './limits'
import { xlsxRows } from './xlsx-rows'

type HowWritten = Pick<TableFormat, 'encoding' | 'separator'>

/** Every line of a file of either kind, as it stands there. */
export const linesOf = (source: ByteSource, kind: TableKind, { encoding, separator }: HowWritten) =>
  kind === 'xlsx'
    ? xlsxRows(source)
    : csvRows(source, { encoding: encoding ?? 'utf-8', separator: separator ?? ';' })

/**
 * The rows of a file in batches: without its header, without blank lines and without the template's examples. Memory is
 * bounded whatever the file is (T21); throws `TableError` where it cannot be read.
 */
export async function* readTable(
  source: ByteSource,
  kind: TableKind,
  format: Pick<TableFormat, 'encoding' | 'separator' | 'hasHeader'>,
): AsyncGenerator<TableRow[]> {
  let headerAwaited = format.hasHeader
  let count = 0
  for await (const lines of linesOf(source, kind, format)) {
    const filled = lines.filter((row) => !isBlank(row))
    const rows = (headerAwaited ? filled.slice(1) : filled).filter(({ cells }) => !isExample(cells))
    if (filled.length > 0) headerAwaited = false
    count += rows.length
    if (count > mostRows) throw new TableError('rows_many', rows[mostRows - count + rows.length]?.line)
    if (rows.length > 0) yield rows
  }
}
