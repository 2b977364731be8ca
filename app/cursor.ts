import type { z } from 'zod'

/** Where a page of a list begins, as the address bar holds it. */
export const writeCursor = (cursor: unknown) => Buffer.from(JSON.stringify(cursor)).toString('base64url')

/** Reads it back; whatever is not one begins at the beginning. */
export function readCursor<Schema extends z.ZodType>(schema: Schema, text: unknown): z.output<Schema> | null {
  if (typeof text !== 'string') return null
  try {
    return schema.parse(JSON.parse(Buffer.from(text, 'base64url').toString()))
  } catch {
    return null
  }
}
