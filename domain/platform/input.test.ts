import { describe, expect, test } from 'vitest'
import { settingsInput } from './input'
import { readLogo } from './logo'

const given = {
  name: 'Campus Léonard',
  accentColor: '#0F766E',
  removeLogo: false,
  invitationDays: '30',
  reminderDays: '7, 3',
  purgeDays: '90',
  importFileDays: '30',
  dailyMails: '100 000',
  dailyMailsOfAdministrator: '20\u202f000',
  dailyMailsOfGroup: '20,000',
  dailyMailsToAddress: '5',
  version: 'x',
}
const faults = (changed: Partial<typeof given>) =>
  settingsInput.safeParse({ ...given, ...changed }).error?.issues.map(({ message }) => message) ?? []

describe('what the settings may be', () => {
  test('control: figures as people write them, in French and in English', () => {
    expect(settingsInput.parse(given)).toMatchObject({
      accentColor: '#0f766e',
      reminderDays: [3, 7],
      dailyMails: 100_000,
      dailyMailsOfAdministrator: 20_000,
      dailyMailsOfGroup: 20_000,
    })
    expect(settingsInput.parse({ ...given, name: ' Campus\u2028Bcc ' }).name).toBe('Campus Bcc')
    expect(settingsInput.parse({ ...given, reminderDays: '' }).reminderDays).toEqual([])
    expect(settingsInput.parse({ ...given, name: 'L’Oréal & Cie — 日本' }).name).toBe('L’Oréal & Cie — 日本')
  })

  test.each([
    '<b>Campus</b>',
    'Campus https://evil.example',
    'www.evil',
    'evil.example',
    'a@b',
    'Campus\0',
    'Campus\u202eevil',
  ])('T16 T17 %j is no name of a platform', (name) => {
    expect(faults({ name })).toContain('name_characters')
  })

  test.each([
    [{ name: ' ' }, 'name_missing'],
    [{ name: 'x'.repeat(61) }, 'name_long'],
    [{ accentColor: 'red;}' }, 'colour_wrong'],
    [{ invitationDays: '0' }, 'days_wrong'],
    [{ invitationDays: '91' }, 'days_wrong'],
    [{ invitationDays: '-3' }, 'days_wrong'],
    [{ reminderDays: '1, 2, 3, 4' }, 'reminders_wrong'],
    [{ reminderDays: '0' }, 'reminders_wrong'],
    [{ reminderDays: '90' }, 'reminders_wrong'],
    [{ purgeDays: '3651' }, 'purge_wrong'],
    [{ importFileDays: '366' }, 'import_file_wrong'],
    [{ importFileDays: '0' }, 'import_file_wrong'],
    [{ dailyMails: '0' }, 'budget_wrong'],
    [{ dailyMailsToAddress: '1e3' }, 'budget_wrong'],
    [{ dailyMailsOfGroup: '' }, 'budget_wrong'],
  ])('%j is refused: %s', (changed, code) => {
    expect(faults(changed)).toEqual([code])
  })
})

describe('what a logo may be', () => {
  const bytes = (hex: string) => Buffer.concat([Buffer.from(hex, 'hex'), Buffer.alloc(50)])
  test('control: PNG, JPEG and WebP, by how they begin', () => {
    expect(readLogo(bytes('89504e470d0a1a0a'))).toMatchObject({ type: 'image/png' })
    expect(readLogo(bytes('ffd8ffe0'))).toMatchObject({ type: 'image/jpeg' })
    expect(readLogo(bytes('524946460000000057454250'))).toMatchObject({ type: 'image/webp' })
  })
  test('T16 what runs or renders scripts is no picture, whatever it is called', () => {
    for (const text of [
      '<svg xmlns="http://www.w3.org/2000/svg"/>',
      '<html><script>',
      'GIF89a',
      'RIFF1234WAVE',
      '',
    ])
      expect(readLogo(Buffer.from(text))).toBe('logo_type')
    expect(readLogo(Buffer.alloc(262_145))).toBe('logo_large')
  })
})
