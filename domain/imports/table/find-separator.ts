import { type Separator, separators } from '../input'
import { preamble } from './preamble'

export type FoundSeparator = { separator: Separator; isSure: boolean }
type Tried = { separator: Separator; cells: number; share: number; named: number }

const looked = 50
const most = 64 * 1024

/**
 * What parts the cells: what makes lines alike. `named`: how many cells of a line are names of columns, which says most.
 */
export function findSeparator(head: string, named: (header: string) => boolean): FoundSeparator {
  const said = separators.find((one) => one === preamble.exec(head)?.[1])
  if (said) return { separator: said, isSure: true }
  const text = `${head.slice(0, most).replace(preamble, '')}\n`
  const tried = separators.map((separator) => tryOut(text, separator, named)).sort(better)
  const [best, next] = tried
  if (!best || best.cells < 2) return { separator: ';', isSure: true }
  const isNamed = best.named > (next?.named ?? 0)
  const isAlike = best.share >= 0.8 && (!next || better(next, { ...best, cells: best.cells - 1 }) > 0)
  return { separator: best.separator, isSure: isNamed || isAlike }
}

const better = (a: Tried, b: Tried) =>
  b.named - a.named || Math.round(b.share * 5) - Math.round(a.share * 5) || b.cells - a.cells

function tryOut(text: string, separator: Separator, named: (header: string) => boolean): Tried {
  const lines = cut(text, separator)
  const [first = []] = lines
  const counts = new Map<number, number>()
  for (const { length } of lines) counts.set(length, (counts.get(length) ?? 0) + 1)
  const [cells, times] = [...counts].sort((a, b) => b[1] - a[1] || b[0] - a[0])[0] ?? [0, 0]
  const isHeader = first.length > 1 && first.some(named)
  return {
    separator,
    // Not every line has all the cells that the header names.
    cells: isHeader ? first.length : cells,
    share: cells < 2 ? 0 : times / lines.length,
    named: isHeader ? first.filter(named).length : 0,
  }
}

/** The cells of the first lines. */
function cut(text: string, separator: Separator): string[][] {
  const lines: string[][] = []
  let cells: string[] = []
  let start = 0
  for (
    let end = endOfCell(text, start, separator);
    end < text.length;
    end = endOfCell(text, start, separator)
  ) {
    cells.push(text.slice(start, end).replace(/^"|"$/g, ''))
    start = end + 1
    if (text[end] === separator) continue
    if (cells.some((cell) => cell.trim() !== '')) lines.push(cells)
    cells = []
    if (lines.length === looked) break
  }
  return lines
}

/** A quote that begins a cell holds what parts cells and lines, up to the next one that stands alone. */
function endOfCell(text: string, start: number, separator: Separator): number {
  const quotes = text[start] === '"'
  let at = start
  for (let held = false; at < text.length; at++) {
    const sign = text[at]
    if (quotes && sign === '"') held = !held
    if (!held && (sign === separator || sign === '\n' || sign === '\r')) break
  }
  return at
}
