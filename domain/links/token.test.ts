import { describe, expect, it } from 'vitest'
import { linkKinds, linkToken, readToken } from './token'

const keys = { current: 'a secret of at least thirty-two characters' }
const id = '019aab6e-1f1a-7c63-9d2c-0123456789ab'

describe('T04 a link opens its own door only', () => {
  const doors = linkKinds.flatMap((made) => linkKinds.map((tried) => [made, tried] as const))
  it.each(doors)('made for %s, tried at %s', (made, tried) => {
    const reading = readToken(keys, tried, linkToken(keys, made, id, 3))
    expect(reading).toEqual(made === tried ? { id, version: 3 } : null)
  })

  it.each(linkKinds)('T04 every flipped bit of a token for %s is refused', (kind) => {
    const token = linkToken(keys, kind, id, 1)
    const bytes = Buffer.from(token, 'latin1')
    const opened = [...bytes.keys()].flatMap((position) =>
      [0, 1, 2, 3, 4, 5, 6, 7].filter((bit) => {
        const flipped = Buffer.from(bytes)
        flipped.writeUInt8(flipped.readUInt8(position) ^ (1 << bit), position)
        return linkKinds.some((door) => readToken(keys, door, flipped.toString('latin1')) !== null)
      }),
    )
    expect(opened).toEqual([])
    expect(readToken(keys, kind, token)).toEqual({ id, version: 1 })
  })

  it('T04 the same id and version without the secret make nothing', () => {
    const forged = linkToken({ current: 'another secret, just as long as the first' }, 'first-login', id, 1)
    expect(readToken(keys, 'first-login', forged)).toBeNull()
    const signature = linkToken(keys, 'first-login', id, 1).split('.')[2]
    expect(readToken(keys, 'first-login', `${id.replaceAll('-', '')}.2.${signature}`)).toBeNull()
  })

  it.each(['', '.', '..', 'a.1.b', `${'0'.repeat(32)}.1.${'A'.repeat(43)}`, 'x'.repeat(100_000)])(
    'refuses rubbish without throwing: %.20s',
    (rubbish) => {
      expect(readToken(keys, 'first-login', rubbish)).toBeNull()
    },
  )

  it('I7 the same invitation gives the same link, T08 a higher version another', () => {
    expect(linkToken(keys, 'first-login', id, 1)).toBe(linkToken(keys, 'first-login', id, 1))
    expect(linkToken(keys, 'first-login', id, 1)).not.toBe(linkToken(keys, 'first-login', id, 2))
  })

  it('links in inboxes survive the change of the secret, for as long as the old one is kept', () => {
    const old = linkToken(keys, 'first-login', id, 1)
    const next = { current: 'the new secret, also thirty-two characters' }
    expect(readToken({ ...next, previous: keys.current }, 'first-login', old)).toEqual({ id, version: 1 })
    expect(readToken(next, 'first-login', old)).toBeNull()
  })
})
