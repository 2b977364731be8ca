import type { TableRow } from '../recognised'
import { lengthOf } from './checked-row'
import { batchLength, batchRows } from './limits'

/** Rows that go on together as soon as they are many or long. */
export class Batch {
  private rows: TableRow[] = []
  private length = 0

  get isFull() {
    return this.rows.length >= batchRows || this.length >= batchLength
  }

  add(row: TableRow): void {
    this.rows.push(row)
    this.length += lengthOf(row)
  }

  take(): TableRow[] {
    const { rows } = this
    this.rows = []
    this.length = 0
    return rows
  }
}
