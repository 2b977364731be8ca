const most = 256 * 1024

/** The body byte for byte, as it was signed; null when it is longer than any webhook. */
export async function readBody({ body }: Request): Promise<string | null> {
  if (!body) return ''
  const parts: Uint8Array[] = []
  let length = 0
  for await (const part of body) {
    length += part.byteLength
    if (length > most) return null
    parts.push(part)
  }
  return Buffer.concat(parts).toString()
}
