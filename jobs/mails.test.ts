import { beforeAll, describe, expect, test } from 'vitest'
import type { Message } from '@/domain/mail/compose'
import { composed, digestOf, kinds, languages, mail, ofSession, parsed, rows } from '@/tests/letters'

const token = '[\\w.-]+'
/** The only addresses that each kind of mail may hold, in their order. */
const allowed = {
  invitation: [`/first-login/${token}`, `/not-for-me/${token}`],
  reminder: [`/first-login/${token}`, `/not-for-me/${token}`],
  password_reset: [`/reset-password/${token}`],
  password_link: [`/reset-password/${token}`],
  credentials: ['/login'],
  link_asked: [`/groups/[\\w-]+/users/invitations\\?open=[\\w-]+`],
  failure_digest: [`/groups/[\\w-]+/users/invitations\\?state=undelivered&group=all`],
  course_session: ['/sessions/[\\w-]+', `/calendar/${token}\\.ics`],
  course_session_moved: ['/sessions/[\\w-]+', `/calendar/${token}\\.ics`],
  course_session_left: [],
}
const cases = kinds.flatMap((kind) => languages.map((language) => [kind, language] as const))
const urls = (text: string) => [...new Set(text.match(/https?:\/\/\S+/g))]

describe.each(cases)('the mail %s in %s', (kind, language) => {
  let message: Message
  beforeAll(async () => {
    message = await mail(kind, language)
  })

  test('T19 has its own addresses and no other, in the page, in clear, and in the text', () => {
    const { links, words } = parsed(message.html)
    expect(links).toHaveLength(allowed[kind].length)
    for (const [at, link] of links.entries()) {
      expect(link).toMatch(new RegExp(`^https://bienvenue\\.example${allowed[kind][at]}$`))
    }
    expect(words).toContain(links[0] ?? '')
    expect(urls(message.text)).toEqual(links)
  })

  test('says which platform, in its language, and leaves no marker unfilled', () => {
    for (const part of [parsed(message.html).words, message.text]) {
      expect(part).toContain('Académie Horizon')
      expect(part).not.toMatch(/\{\w+\}|undefined|null|NaN/)
    }
    expect(message.html).toContain(`lang="${language}"`)
  })

  test('needs no image and has rules for dark mode', () => {
    expect(message.html).not.toMatch(/<img|url\(/)
    expect(message.html).toContain('prefers-color-scheme: dark')
  })

  test('the picture of the platform has its name where pictures are not shown, and comes from us', async () => {
    const { html } = await mail(kind, language, { logo: 'a1b2' })
    expect(html).toMatch(/<img[^>]*alt="Académie Horizon"/)
    const [picture, ...links] = parsed(html).links
    expect(picture).toBe('https://bienvenue.example/logo/a1b2')
    expect(links).toEqual(parsed(message.html).links)
  })

  test('F02 the same letter is the same bytes', async () => {
    expect(await mail(kind, language)).toEqual(message)
  })

  test('a row that lacks something is not sent half empty; a row with something over is', async () => {
    for (const name of Object.keys(rows[kind])) {
      const lacking = { [name]: undefined } as unknown as Record<string, string>
      expect(await composed(kind, language, lacking), name).toBeNull()
    }
    expect(await composed(kind, language, { unknown: 'x' })).toEqual(message)
  })
})

describe('what the mails say', () => {
  test('the invitation: who invites, into what, until when, and that it can be ignored', async () => {
    const { subject, text } = await mail('invitation', 'fr')
    expect(subject).toBe('Gaëlle Le Goff vous invite sur Académie Horizon')
    expect(text).toContain('Vous rejoindrez\nLyon, Ventes')
    expect(text).toContain('vendredi 1er janvier 2027 à\u00a015:40')
    expect(text).toContain('Ignorez ce message\u00a0: aucun compte n’est créé')
    const english = await mail('invitation', 'en')
    expect(english.subject).toBe('Gaëlle Le Goff invites you to Académie Horizon')
    expect(english.text).toContain('Friday 1 January 2027 at\u00a015:40')
  })

  test('the reminder: which one it is, until when, that nothing is done without them; no longer', async () => {
    const { text, subject } = await mail('reminder', 'fr')
    expect(subject).toBe('Rappel\u00a0: l’invitation de Gaëlle Le Goff sur Académie Horizon')
    expect(text).toContain('Rappel 1 sur 2')
    expect(text).toContain('vendredi 1er janvier 2027')
    expect(text).toContain('Rien ne se fait sans vous')
    expect(text.length).toBeLessThan((await mail('invitation', 'fr')).text.length)
  })

  test('C4 the credentials: login and temporary password as they are typed, once each, not in the subject', async () => {
    const { subject, text, html } = await mail('credentials', 'fr')
    const [password = ''] = /[a-z2-9]{4}(-[a-z2-9]{4}){5}/.exec(text) ?? []
    expect(password).not.toBe('')
    for (const part of [text, html]) {
      expect(part.split(password)).toHaveLength(2)
      expect(part).toContain('lea@exemple.example')
    }
    expect(subject).toBe('Vos identifiants pour Académie Horizon')
    expect(text).toContain('Gaëlle Le Goff a créé votre compte')
    expect(text).toContain('Lyon, Ventes')
    const renewed = await mail('credentials', 'fr', { temporaryVersion: '2' })
    expect(renewed.text).not.toContain(password)
    expect((await mail('credentials', 'en')).text, 'the same in every language').toContain(password)
  })

  test('the link of an administrator: who sends it, until when, that nothing changes by itself', async () => {
    const { text } = await mail('password_link', 'fr')
    expect(text).toContain('Gaëlle Le Goff vous envoie ce lien')
    expect(text).toContain('vendredi 1er janvier 2027 à\u00a015:40')
    expect(text).toContain('votre mot de passe reste le même')
  })

  test('the digest counts as people do: one, several, more than it names', async () => {
    const [one, three, eleven, twelve] = await Promise.all(
      [1, 3, 11, 12].map((count) => mail('failure_digest', 'fr', digestOf(count))),
    )
    expect(one?.subject).toBe('Un e-mail d’invitation n’est pas arrivé')
    expect(three?.subject).toBe('3 e-mails d’invitation ne sont pas arrivés')
    expect(three?.text).not.toMatch(/autre/)
    expect(eleven?.text).toContain('Une autre adresse est dans la liste.')
    expect(twelve?.text).toContain('2 autres adresses sont dans la liste.')
    expect(twelve?.text.match(/@/g)).toHaveLength(10)
  })

  test('T19 the digest of accounts speaks of accounts, with the way to each; a mixed one of both', async () => {
    const [one, three, mixed] = await Promise.all(
      [digestOf(1, 1), digestOf(3, 3), digestOf(12, 2)].map((row) => mail('failure_digest', 'fr', row)),
    )
    expect(one?.subject).toBe('Un e-mail d’identifiants ou de mot de passe n’est pas arrivé')
    expect(three?.subject).toBe('3 e-mails d’identifiants ou de mot de passe ne sont pas arrivés')
    expect(mixed?.subject).toBe('12 e-mails ne sont pas arrivés')
    expect(`${one?.text} ${three?.text}`).not.toMatch(/invitation/)
    const account = `https://bienvenue.example/accounts/${rows.link_asked.groupId}`
    const list = `https://bienvenue.example/groups/${rows.link_asked.groupId}`
    expect(parsed(three?.html ?? '').links).toEqual([account, `${list}/settings/users`])
    expect(urls(three?.text ?? '')).toEqual([account, `${list}/settings/users`])
    expect(mixed?.html.split(account)).toHaveLength(3)
    expect(parsed(mixed?.html ?? '').links).toContain(`${list}/users/invitations?state=undelivered&group=all`)
    expect(
      await composed('failure_digest', 'fr', { ...digestOf(3, 3), account2: '' }),
      'half a row',
    ).toBeNull()
  })

  test('French typography: no straight apostrophe, no ordinary space before high punctuation', async () => {
    const digests = [digestOf(12, 2), digestOf(3, 3)].map((row) => mail('failure_digest', 'fr', row))
    const invited = [mail('invitation', 'fr', ofSession), mail('reminder', 'fr', ofSession)]
    for (const { text, subject } of await Promise.all([
      ...kinds.map((kind) => mail(kind, 'fr')),
      ...digests,
      ...invited,
    ])) {
      expect(`${subject}\n${text.replace(/https?:\S+/g, '')}`).not.toMatch(/'| [;:!?»]|« /)
    }
  })
})
