import type { Separator } from '../input'
import { TableError } from '../recognised'

const quote = 0x22
const lineFeed = 0x0a
const carriageReturn = 0x0d

/**
 * Follows the quotes of a text file beside its parser, which takes a quote that closes nothing as one more letter: where
 * lines have been swallowed by then, people would be lost without a word.
 */
export class QuoteWatch {
  private state: 'start' | 'open' | 'quoted' | 'closed' = 'start'
  private hasSwallowed = false
  private previous = 0
  private line = 1
  private readonly separator: number

  constructor(separator: Separator) {
    this.separator = separator.charCodeAt(0)
  }

  get isQuoted() {
    return this.state === 'quoted'
  }

  look(piece: Buffer): void {
    for (const byte of piece) {
      if (this.state === 'quoted') this.lookInside(byte)
      else this.lookOutside(byte)
      this.previous = byte
    }
  }

  private lookInside(byte: number) {
    if (byte === quote) this.state = 'closed'
    else if (byte === lineFeed || byte === carriageReturn) this.hasSwallowed = true
  }

  private lookOutside(byte: number) {
    if (byte === this.separator) this.state = 'start'
    else if (byte === lineFeed || byte === carriageReturn) this.endLine(byte)
    else if (byte === quote && this.state !== 'open') {
      if (this.state === 'start') this.hasSwallowed = false
      this.state = 'quoted'
    } else {
      if (this.state === 'closed' && this.hasSwallowed) throw new TableError('quote_unclosed', this.line)
      this.state = 'open'
    }
  }

  private endLine(byte: number) {
    this.state = 'start'
    if (byte === carriageReturn || this.previous !== carriageReturn) this.line++
  }
}
