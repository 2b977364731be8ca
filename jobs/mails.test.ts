import { beforeAll, describe, expect, test } from 'vitest'
import { compose, type Letter, type Message } from '@/domain/mail/compose'
import { renderTemplate } from '@/emails/render-template'

const settings = {
  appUrl: 'https://bienvenue.example',
  linkKeys: { current: 'a key that only this test has, 32 characters' },
}
const id = '0199aa00-0000-7000-8000-000000000001'
const brand = { platform: 'Académie Horizon', accent: '#0f766e', timeZone: 'Europe/Paris' }

const letters = {
  invitation: {
    kind: 'invitation',
    invitationId: id,
    variables: { ...brand, inviter: 'Gaëlle Le Goff', groups: 'Lyon, Ventes', linkVersion: '1' },
  },
  password_reset: {
    kind: 'password_reset',
    invitationId: null,
    variables: { ...brand, firstName: 'Léa', resetId: id },
  },
} as const

type Kind = keyof typeof letters
type Language = 'fr' | 'en'

async function mail(kind: Kind, language: Language, changed: Record<string, string> = {}): Promise<Message> {
  const { variables, ...rest } = letters[kind]
  const letter: Letter = {
    ...rest,
    id,
    recipient: 'lea@exemple.example',
    language,
    variables: { ...variables, expiresAt: '2027-01-01T14:40:00Z', ...changed },
  }
  const message = await compose(letter, renderTemplate, settings)
  if (!message) throw new Error('the letter could not be composed')
  return message
}

const hrefs = (html: string) =>
  [...html.matchAll(/(?:href|src|action|background)="([^"]*)"/g)].map(([, url]) => url)
const visible = (html: string) => html.replace(/<style>[\s\S]*?<\/style>/g, '').replace(/<[^>]*>/g, '\n')

const cases = [
  ['invitation', 'fr', /^https:\/\/bienvenue\.example\/first-login\/[\w.-]+$/],
  ['invitation', 'en', /^https:\/\/bienvenue\.example\/first-login\/[\w.-]+$/],
  ['password_reset', 'fr', /^https:\/\/bienvenue\.example\/reset-password\/[\w.-]+$/],
  ['password_reset', 'en', /^https:\/\/bienvenue\.example\/reset-password\/[\w.-]+$/],
] as const

describe.each(cases)('the mail %s in %s', (kind, language, link) => {
  let message: Message
  beforeAll(async () => {
    message = await mail(kind, language)
  })

  test('T19 has one address: the button, and in clear, in the page and in the text', () => {
    const [url, ...others] = [...new Set(hrefs(message.html))]
    expect(url).toMatch(link)
    expect(others).toEqual([])
    expect(visible(message.html)).toContain(url)
    expect(message.text.match(/https?:\/\/\S+/g)).toEqual([url])
  })

  test('says which platform, until when, in its language, and leaves no marker unfilled', () => {
    const until = { fr: 'vendredi 1er janvier 2027 à\u00a015:40', en: 'Friday 1 January 2027 at\u00a015:40' }
    for (const part of [visible(message.html), message.text]) {
      expect(part).toContain('Académie Horizon')
      expect(part).toContain(until[language])
      expect(part).not.toMatch(/\{\w+\}|undefined|null/)
    }
    expect(message.html).toContain(`lang="${language}"`)
    expect(message.subject).toContain('Académie Horizon')
  })

  test('needs no image and has rules for dark mode', () => {
    expect(message.html).not.toMatch(/<img|url\(/)
    expect(message.html).toContain('prefers-color-scheme: dark')
  })
})

describe('the invitation', () => {
  test('says who invites, into what, and that it can be ignored', async () => {
    const { subject, text } = await mail('invitation', 'fr')
    expect(subject).toBe('Gaëlle Le Goff vous invite sur Académie Horizon')
    expect(text).toContain('Vous rejoindrez Lyon, Ventes')
    expect(text).toContain('Ignorez ce message\u00a0: aucun compte n’est créé')
    expect((await mail('invitation', 'en')).subject).toBe('Gaëlle Le Goff invites you to Académie Horizon')
  })

  test.each(['inviter', 'groups', 'platform'])(
    'T16 a payload as %s adds no link and no element',
    async (name) => {
      const payload = '</td><a href="https://evil.example">Gagnez</a> www.evil.example <img src=x>'
      const clean = await mail('invitation', 'fr')
      const attacked = await mail('invitation', 'fr', { [name]: payload })
      expect(hrefs(attacked.html)).toEqual(hrefs(clean.html))
      expect(attacked.html.match(/<[a-z]+/g)).toEqual(clean.html.match(/<[a-z]+/g))
      expect(attacked.text.match(/https?:|www\./g)).toEqual(['https:'])
      expect(attacked.html, 'the control: what was typed is shown, as text').toContain('Gagnez')
    },
  )

  test('T17 a line break in a name makes no second line of the subject', async () => {
    const { subject } = await mail('invitation', 'fr', { inviter: 'Ana\r\nBcc: x\u2028\0' })
    expect(subject).toBe('Ana Bcc: x vous invite sur Académie Horizon')
  })

  test('F02 the same letter is the same bytes', async () => {
    expect(await mail('invitation', 'fr')).toEqual(await mail('invitation', 'fr'))
  })
})

describe('the texts', () => {
  test('French typography: no straight apostrophe, no ordinary space before high punctuation', async () => {
    for (const kind of ['invitation', 'password_reset'] as const) {
      const { text, subject } = await mail(kind, 'fr')
      expect(`${subject}\n${text.replace(/https?:\S+/g, '')}`).not.toMatch(/'| [;:!?»]|« /)
    }
  })
})
