import type { ByteSource } from '@/domain/imports/recognised'

/** Bytes as a file that is read in pieces of a size; pieces cut through characters. */
export function sourceOf(bytes: Uint8Array | string, piece = 64 * 1024): ByteSource {
  const all = Buffer.from(bytes)
  return {
    size: all.length,
    async *open() {
      for (let at = 0; at < all.length; at += piece) yield all.subarray(at, at + piece)
    },
  }
}

/** A file that is made while it is read, and never whole. */
export const madeSource = (size: number, make: () => Iterable<Buffer>): ByteSource => ({
  size,
  async *open() {
    yield* make()
  },
})
