import { type ByteSource, TableError, type TableRow } from '../recognised'
import { Batch } from './batch'
import { isBlank, lengthOf } from './checked-row'
import { longestTable } from './limits'
import { sheetEars } from './sheet'
import { openWorkbook, type Workbook } from './workbook'
import { hearXml } from './xml'

/** The lines of the first sheet of a workbook that has any, a batch at a time. */
export async function* xlsxRows(source: ByteSource): AsyncGenerator<TableRow[]> {
  try {
    const workbook = await openWorkbook(source)
    for (const open of workbook.sheets) {
      let hasRows = false
      for await (const batch of sheetRows(await open(), workbook)) {
        hasRows ||= batch.some((row) => !isBlank(row))
        yield batch
      }
      if (hasRows) return
    }
  } catch (error) {
    // Whatever the unpacking says of it: the file is not whole, or none.
    throw error instanceof TableError ? error : new TableError('xlsx_damaged')
  }
}

async function* sheetRows(pieces: AsyncIterable<Buffer>, workbook: Workbook): AsyncGenerator<TableRow[]> {
  const batch = new Batch()
  let length = 0
  const ears = sheetEars(workbook, (row) => {
    length += lengthOf(row)
    if (length > longestTable) throw new TableError('xlsx_large')
    batch.add(row)
  })
  for await (const _ of hearXml(pieces, ears)) {
    if (batch.isFull) yield batch.take()
  }
  yield batch.take()
}
