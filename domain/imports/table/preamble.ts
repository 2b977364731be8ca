/** A byte order mark, and Excel's own line that only says what parts cells: neither is in the table. */
export const preamble = /^\uFEFF?(?:sep=(.)(?:\r\n|\n|\r))?/i
const longestPreamble = 16

/** The text without it, wherever its pieces are cut. */
export async function* withoutPreamble(pieces: AsyncIterable<string>): AsyncGenerator<string> {
  let start: string | null = ''
  for await (const piece of pieces) {
    if (start === null) {
      yield piece
      continue
    }
    start += piece
    if (start.length < longestPreamble) continue
    yield start.replace(preamble, '')
    start = null
  }
  if (start !== null) yield start.replace(preamble, '')
}
