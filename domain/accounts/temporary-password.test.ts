import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { linkKinds, linkToken, readToken } from '@/domain/links/token'
import { isTemporaryPassword, temporaryPassword } from './temporary-password'

const keys = { current: 'a secret of at least thirty-two characters' }
const whose = { accountId: '019aab6e-1f1a-7c63-9d2c-0123456789ab', version: 3 }
const kinds = ['mailed', 'sheet'] as const

describe('C4 C5 temporary passwords', () => {
  it.each([
    ['mailed', 24, 100],
    ['sheet', 12, 59],
  ] as const)(
    '%s: so long that nobody guesses it, in groups of four that nobody misreads',
    (kind, length, bits) => {
      const password = temporaryPassword(keys, kind, whose)
      expect(password).toMatch(/^[a-hjkmnp-z2-9]{4}(-[a-hjkmnp-z2-9]{4})+$/)
      const letters = password.replaceAll('-', '')
      expect(letters).toHaveLength(length)
      expect(length * Math.log2(31)).toBeGreaterThanOrEqual(bits)
    },
  )

  it.each(kinds)('%s: the same every time, another one for each person and each version', (kind) => {
    const first = temporaryPassword(keys, kind, whose)
    expect(temporaryPassword(keys, kind, { ...whose, accountId: whose.accountId.toUpperCase() })).toBe(first)
    const others = [
      temporaryPassword(keys, kind, { ...whose, version: 4 }),
      temporaryPassword(keys, kind, { ...whose, accountId: '019aab6e-1f1a-7c63-9d2c-0123456789ac' }),
      temporaryPassword({ current: 'another secret, just as long as the first' }, kind, whose),
    ]
    expect(new Set([first, ...others]).size).toBe(4)
    for (const other of others) expect(isTemporaryPassword(keys, kind, whose, other)).toBe(false)
  })

  it.each(kinds)('%s: right however it is typed, wrong with one letter changed', (kind) => {
    const password = temporaryPassword(keys, kind, whose)
    const typed = [
      password,
      password.toUpperCase(),
      password.replaceAll('-', ''),
      ` ${password.replaceAll('-', ' ')} `,
      password.replaceAll('-', '–'),
    ]
    for (const text of typed) expect(isTemporaryPassword(keys, kind, whose, text), text).toBe(true)
    for (const at of password.replaceAll('-', '').split('').keys()) {
      const letters = password.replaceAll('-', '').split('')
      letters[at] = letters[at] === 'a' ? 'b' : 'a'
      expect(isTemporaryPassword(keys, kind, whose, letters.join(''))).toBe(false)
    }
  })

  it('anything else is wrong, and breaks nothing', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 200 }), (text) => {
        expect(kinds.some((kind) => isTemporaryPassword(keys, kind, whose, text))).toBe(false)
      }),
    )
  })

  it('T04 one kind is never the other, and neither opens the door of a link', () => {
    const [mailed, sheet] = kinds.map((kind) => temporaryPassword(keys, kind, whose))
    expect(isTemporaryPassword(keys, 'sheet', whose, mailed ?? '')).toBe(false)
    expect(isTemporaryPassword(keys, 'mailed', whose, sheet ?? '')).toBe(false)
    for (const kind of linkKinds) {
      expect(readToken(keys, kind, mailed ?? '')).toBeNull()
      expect(isTemporaryPassword(keys, 'mailed', whose, linkToken(keys, kind, whose.accountId, 3))).toBe(
        false,
      )
    }
  })

  it('survives the change of the secret, for as long as the old one is kept', () => {
    const next = { current: 'the new secret, also thirty-two characters' }
    const old = temporaryPassword(keys, 'mailed', whose)
    expect(isTemporaryPassword({ ...next, previous: keys.current }, 'mailed', whose, old)).toBe(true)
    expect(isTemporaryPassword(next, 'mailed', whose, old)).toBe(false)
  })
})
