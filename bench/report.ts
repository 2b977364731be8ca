/** One figure of the benchmark; null where there is none. What is not a time (bytes, points of 100) is in `n`. */
export type Measure = {
  name: string
  n: number
  ms: number | null
  reference_ms: number | null
  ratio: number | null
  statements: number | null
}

/** A measure against its reference. */
export const against = (
  name: string,
  n: number,
  ms: number,
  reference: number,
  statements: number | null = null,
): Measure => ({
  name,
  n,
  ms: round(ms),
  reference_ms: round(reference),
  ratio: round(ms / reference),
  statements,
})

/** A measure that stands alone. */
export const alone = (name: string, n: number, ms: number, statements: number | null = null): Measure => ({
  name,
  n,
  ms: round(ms),
  reference_ms: null,
  ratio: null,
  statements,
})

/** A figure that is no time: its name says of what. */
export const figure = (name: string, n: number): Measure => ({
  name,
  n,
  ms: null,
  reference_ms: null,
  ratio: null,
  statements: null,
})

const round = (value: number) => Math.round(value * 100) / 100

const columns = ['name', 'n', 'ms', 'reference_ms', 'ratio', 'statements'] as const
const widths = [86, 10, 12, 14, 7, 11]

/** Prints measures as they come: a readable line each, or an object each. */
export function reporter(json: boolean) {
  if (!json) console.log(line([...columns]))
  return {
    title: (text: string) => {
      if (!json) console.log(`\n${text}`)
    },
    show: (measure: Measure) =>
      console.log(json ? JSON.stringify(measure) : line(columns.map((column) => measure[column]))),
  }
}

export type Reporter = ReturnType<typeof reporter>

function line(cells: (string | number | null)[]): string {
  return cells
    .map((cell, at) => {
      const text = typeof cell === 'number' ? cell.toLocaleString('en') : (cell ?? '')
      return at === 0 ? text.padEnd(widths[at] ?? 0) : text.padStart(widths[at] ?? 0)
    })
    .join('')
}
