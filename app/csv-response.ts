import { type CsvCell, csvLine, csvStart } from '@/domain/exports/csv'

/** A file of lines as they come, never whole in memory. `name` is plain ASCII, without the ending. */
export function csvResponse(name: string, lines: AsyncIterable<readonly CsvCell[]>): Response {
  const bytes = bytesOf(lines)
  const stream = new ReadableStream<Uint8Array>({
    pull: async (controller) => {
      const { done, value } = await bytes.next()
      if (done) controller.close()
      else controller.enqueue(value)
    },
    cancel: async () => {
      await bytes.return()
    },
  })
  return new Response(stream, {
    headers: {
      'Content-Type': 'text/csv; charset=utf-8',
      'Content-Disposition': `attachment; filename="${name}.csv"`,
      'Cache-Control': 'private, no-store',
    },
  })
}

/** In pieces of some size: a piece a line would be a million of them. */
async function* bytesOf(lines: AsyncIterable<readonly CsvCell[]>): AsyncGenerator<Uint8Array, void> {
  const encoder = new TextEncoder()
  let piece = csvStart
  for await (const cells of lines) {
    piece += csvLine(cells)
    if (piece.length < 32_768) continue
    yield encoder.encode(piece)
    piece = ''
  }
  yield encoder.encode(piece)
}
