import { encode } from 'uqr'
import type { Picture } from './sheet'

/** Draws a link as a picture that a telephone reads: enough redundancy for a folded or stained sheet. */
export function pictureOf(link: string): Picture {
  const { size, data } = encode(link, { ecc: 'M', border: 0 })
  const rows = data.map((row, y) => runsIn(row).map(([from, to]) => `M${from} ${y}H${to}V${y + 1}H${from}z`))
  return { size, outline: rows.flat().join('') }
}

/** Dark squares side by side are one rectangle. */
function runsIn(row: readonly boolean[]): [number, number][] {
  const runs: [number, number][] = []
  for (const [x, dark] of row.entries()) {
    const last = runs.at(-1)
    if (dark && last?.[1] === x) last[1] = x + 1
    else if (dark) runs.push([x, x + 1])
  }
  return runs
}
