/** The body, if it is exactly as long as was announced; never more of it in memory than that. */
export async function readExactly(body: ReadableStream<Uint8Array>, length: number): Promise<Buffer | null> {
  const bytes = Buffer.alloc(length)
  let read = 0
  try {
    for await (const part of body) {
      if (read + part.byteLength > length) return null
      bytes.set(part, read)
      read += part.byteLength
    }
  } catch {
    // The connection ended in the middle.
    return null
  }
  return read === length ? bytes : null
}
