import { describe, expect, it } from 'vitest'
import { isGuessable } from './guessable'
import { hashPassword, needsRehash, verifyPassword } from './password'
import { whyNotPassword } from './policy'

const cost = 10

describe('a stored password', () => {
  it('is recognised, and only it', async () => {
    const stored = await hashPassword('trois petits chats gris', cost)
    expect(stored).toMatch(/^\$scrypt\$ln=10,r=8,p=3\$/)
    expect(stored).not.toContain('chats')
    expect(await verifyPassword('trois petits chats gris', stored, cost)).toBe(true)
    expect(await verifyPassword('trois petits chats gri', stored, cost)).toBe(false)
    expect(await verifyPassword('', stored, cost)).toBe(false)
  })
  it('differs for two people with the same one', async () => {
    expect(await hashPassword('le même mot de passe', cost)).not.toBe(
      await hashPassword('le même mot de passe', cost),
    )
  })
  it('is the same however its accents are composed', async () => {
    const stored = await hashPassword('été à la forêt'.normalize('NFD'), cost)
    expect(await verifyPassword('été à la forêt'.normalize('NFC'), stored, cost)).toBe(true)
  })
  it('is verified with the work it was made with, and renewed when that work changed', async () => {
    const stored = await hashPassword('une ancienne exigence', 11)
    expect(await verifyPassword('une ancienne exigence', stored, cost)).toBe(true)
    expect([needsRehash(stored, cost), needsRehash(stored, 11)]).toEqual([true, false])
  })
  it.each([null, '', 'plain text', '$scrypt$ln=10,r=8,p=3$$'])(
    'opens nothing when it is %j',
    async (stored) => {
      expect(await verifyPassword('', stored, cost)).toBe(false)
      expect(await verifyPassword('plain text', stored, cost)).toBe(false)
    },
  )
  it('T11 no account costs the work of one', async () => {
    const stored = await hashPassword('une vraie personne ici', 12)
    const time = async (digest: string | null) => {
      const start = performance.now()
      await verifyPassword('un essai malheureux', digest, 12)
      return performance.now() - start
    }
    const nobody: number[] = []
    const somebody: number[] = []
    for (let round = 0; round < 8; round++) {
      nobody.push(await time(null))
      somebody.push(await time(stored))
    }
    const ratio = Math.min(...nobody) / Math.min(...somebody)
    expect(ratio).toBeGreaterThan(0.4)
    expect(ratio).toBeLessThan(2.5)
  }, 30_000)
})

describe('choosing a password (NIST 800-63B-4)', () => {
  it('asks for length, counted in characters, and for nothing else', () => {
    expect(whyNotPassword('')).toBe('password_missing')
    expect(whyNotPassword('a'.repeat(14))).toBe('password_short')
    expect(whyNotPassword('🐈'.repeat(14))).toBe('password_short')
    expect(whyNotPassword('🐈'.repeat(15))).toBeNull()
    expect(whyNotPassword('tout en minuscules')).toBeNull()
    expect(whyNotPassword('a'.repeat(256))).toBeNull()
    expect(whyNotPassword('a'.repeat(257))).toBe('password_long')
  })
  const own = ['Lucie', 'Martin', 'lucie.martin@exemple.fr', 'Bienvenue']
  it.each([
    '123456789012345',
    'azertyuiopqsdfghjklm',
    'passwordpassword',
    'motdepassemotdepasse',
    'aaaaaaaaaaaaaaaa',
    'Bienvenue2026!!!',
    'lucie.martin@exemple.fr',
    'LucieMartin2026',
    'Password1234567!',
    'Lucie Martin, 1987',
    'lucïe-mártin-2026!',
    'martin martin martin',
  ])('refuses what attackers try first: %s', async (password) => {
    expect(await isGuessable(password, own)).toBe(true)
  })
  it.each([
    'cheval agrafe pile correcte',
    'J’aime le gâteau de mamie',
    'lmn$%^12ueWQ[]pqz',
    'tournesol violet matin',
    'Lucie aime les dahlias bleus',
    'パスワードは長いほうが安全です',
  ])('takes what people can remember and nobody guesses: %s', async (password) => {
    expect(await isGuessable(password, own)).toBe(false)
  })
  it('answers quickly for the longest and strangest', async () => {
    const start = performance.now()
    await isGuessable('4@8({[<369&#!1/|0$5+7%2/4'.repeat(40), own)
    expect(performance.now() - start).toBeLessThan(2000)
  })
})
