import type { Column } from './input'
import type { CellReading } from './read-cells'
import type { FaultyCell } from './row'

/** The cells of one line by their columns, and what is wrong with them. */
export class LineCells {
  readonly faults: FaultyCell[] = []

  constructor(
    private readonly cells: readonly string[],
    private readonly places: ReadonlyMap<Column, number>,
  ) {}

  isEmpty(column: Column): boolean {
    return this.textOf(column).trim() === ''
  }

  /** What a cell says; null if it is empty, or wrong, which is then among the faults. */
  read<Value>(column: Column, reader: (text: string) => CellReading<Value>): Value | null {
    const text = this.textOf(column)
    if (text.trim() === '') return null
    const reading = reader(text)
    if (reading.ok) return reading.value
    this.faults.push({ fault: reading.fault, column })
    return null
  }

  private textOf(column: Column): string {
    const at = this.places.get(column)
    return at === undefined ? '' : (this.cells[at] ?? '')
  }
}
