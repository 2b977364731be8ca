import { isExample } from '../example-lines'
import type { Column } from '../input'
import { type ByteSource, TableError, type TableKind, type TableRow } from '../recognised'
import { isBlank, lengthOf } from './checked-row'
import { isHeader } from './find-columns'
import { linesOf } from './read-table'
import type { HowWritten } from './recognise-table'
import { Samples } from './samples'

type Asked = {
  kind: TableKind
  written: HowWritten
  named(header: string): Column | null
  /** Whether there are accents somewhere, however late, to be shown. */
  hasAccents: boolean
  /** Whether the first line names the columns, where somebody has said so. */
  hasHeader: boolean | null
}
export type Looked = { header: TableRow | null; rows: TableRow[]; samples: Samples }

/** How much is looked at to know how the rest is written. */
const enough = { rows: 10_000, length: 2_000_000 }

/** The first rows of a file, and rows to show, which may be its last. */
export async function lookAt(source: ByteSource, asked: Asked): Promise<Looked> {
  const samples = new Samples()
  const rows: TableRow[] = []
  let header: TableRow | null | undefined
  let length = 0
  for await (const lines of linesOf(source, asked.kind, asked.written)) {
    const filled = lines.filter((row) => !isBlank(row))
    header = header === undefined ? takeHeader(filled, asked) : header
    const people = filled.filter(({ cells }) => !isExample(cells))
    samples.look(people)
    const isEnough = rows.length >= enough.rows || length >= enough.length
    if (isEnough && (samples.isFull || !asked.hasAccents)) break
    if (!isEnough) rows.push(...people)
    length += people.reduce((sum, row) => sum + lengthOf(row), 0)
  }
  if (rows.length === 0) throw new TableError(header === undefined ? 'empty' : 'no_rows')
  return { header: header ?? null, rows, samples }
}

/** Takes the header out of the first lines; undefined while there are none. */
function takeHeader(lines: TableRow[], { named, hasHeader }: Asked): TableRow | null | undefined {
  const [first] = lines
  if (!first) return undefined
  if (!(hasHeader ?? isHeader(first, named))) return null
  lines.shift()
  return first
}
