import { randomBytes } from 'node:crypto'

let turn = 0

/**
 * An id of the given moment, as the database's `uuidv7()` would have made it then: rows of the past must sort
 * among the others as if they had been there. Ids of one millisecond keep the order in which they were asked for.
 */
export function idAt(moment: Date = new Date()): string {
  const time = moment.getTime().toString(16).padStart(12, '0')
  turn = (turn + 1) % 4096
  const bytes = randomBytes(8)
  bytes[0] = ((bytes[0] ?? 0) & 0x3f) | 0x80
  const order = `7${turn.toString(16).padStart(3, '0')}`
  const hex = `${time}${order}${bytes.toString('hex')}`
  return hex.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5')
}
