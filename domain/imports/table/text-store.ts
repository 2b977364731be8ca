import { TableError } from '../recognised'
import { largestTexts, mostTexts } from './limits'

const chunkBytes = 1024 * 1024

/** Many texts in little memory: as bytes, one after the other, rather than as objects. */
export class TextStore {
  private readonly chunks: Buffer[] = []
  private used = chunkBytes
  private starts = new Float64Array(1024)
  private lengths = new Uint32Array(1024)
  private count = 0

  add(text: string): void {
    const length = Buffer.byteLength(text)
    const isFull = this.chunks.length * chunkBytes + length > largestTexts || this.count >= mostTexts
    if (isFull || length > chunkBytes) throw new TableError('xlsx_large')
    if (this.used + length > chunkBytes) {
      this.chunks.push(Buffer.allocUnsafeSlow(chunkBytes))
      this.used = 0
    }
    if (this.count === this.starts.length) this.grow()
    this.starts[this.count] = (this.chunks.length - 1) * chunkBytes + this.used
    this.lengths[this.count] = length
    this.chunks.at(-1)?.write(text, this.used)
    this.used += length
    this.count++
  }

  at(index: number): string | undefined {
    const start = this.starts[index]
    if (start === undefined || index >= this.count) return undefined
    const from = start % chunkBytes
    const chunk = this.chunks[Math.floor(start / chunkBytes)]
    return chunk?.toString('utf8', from, from + (this.lengths[index] ?? 0))
  }

  private grow() {
    const { starts, lengths } = this
    this.starts = new Float64Array(starts.length * 2)
    this.starts.set(starts)
    this.lengths = new Uint32Array(lengths.length * 2)
    this.lengths.set(lengths)
  }
}
