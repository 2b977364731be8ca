import { expect, it } from 'vitest'
import { z } from 'zod'
import { readCursor, writeCursor } from './cursor'

const schema = z.object({ name: z.string() })

it('a page of a list begins where the address says', () => {
  expect(readCursor(schema, writeCursor({ name: 'Zoé' }))).toEqual({ name: 'Zoé' })
})

it.each([undefined, '', 'x', ['a'], writeCursor({ name: 1 }), writeCursor(null)])(
  'nonsense begins at the beginning: %j',
  (text) => {
    expect(readCursor(schema, text)).toBeNull()
  },
)
