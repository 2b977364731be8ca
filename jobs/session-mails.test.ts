import { describe, expect, test } from 'vitest'
import { composed, languages, mail, ofSession, parsed } from '@/tests/letters'

const kinds = ['course_session', 'course_session_moved', 'course_session_left'] as const
const invitations = ['invitation', 'reminder'] as const
const token = '[\\w.-]+'

describe('S3 what the mails of a session say', () => {
  test('enrolled: in what, when, with whom, that there is nothing to confirm, and the way to it', async () => {
    const { subject, text } = await mail('course_session', 'fr')
    expect(subject).toBe('Votre inscription à «\u00a0Accueil et relation client – Printemps\u00a0»')
    expect(text).toContain('Bonjour Léa,')
    expect(text).toContain('Vous n’avez rien à confirmer')
    expect(text).toContain('Parcours\nAccueil et relation client\n\nSession\nPrintemps')
    expect(text).toContain('Dates\ndu 1er au 28 mars 2027')
    expect(text).toContain('Référents\nKarim Haddad, Awa Diallo')
    expect(text).toContain('Parlez-en à l’un de vos référents.')
    expect(text).toMatch(/Voir la session\nhttps:\/\/bienvenue\.example\/sessions\/[\w-]+\n/)
    expect(text).toMatch(/ouvrez ce fichier\u00a0:\nhttps:\/\/bienvenue\.example\/calendar\/\S+\.ics\n/)
    const english = await mail('course_session', 'en')
    expect(english.subject).toBe('You are enrolled in “Accueil et relation client – Printemps”')
    expect(english.text).toContain('Dates\nfrom 1 to 28 March 2027')
  })

  test('moved: the new dates, the old ones, that the enrolment holds, and how the calendar learns of it', async () => {
    const { subject, text } = await mail('course_session_moved', 'fr')
    expect(subject).toBe('Nouvelles dates pour «\u00a0Accueil et relation client – Printemps\u00a0»')
    expect(text).toContain('Nouvelles dates\ndu 1er au 28 mars 2027')
    expect(text).toContain('Anciennes dates\ndu 24 février au 21 mars 2027')
    expect(text).toContain('Votre inscription reste valable')
    expect(text).toMatch(/Pour que votre agenda ait les nouvelles dates.*\n.*\/calendar\/\S+\.ics\n/)
    expect((await mail('course_session_moved', 'en')).text).toContain('Previous dates\nfrom 24 February')
  })

  test('left: which session, that nothing else changes, whom to ask; nothing to press', async () => {
    const { subject, text, html } = await mail('course_session_left', 'fr')
    expect(subject).toBe('Fin de votre inscription à «\u00a0Accueil et relation client – Printemps\u00a0»')
    expect(text).toContain('votre compte et vos groupes restent les mêmes')
    expect(text).toContain('Si votre agenda contient ces dates, vous pouvez les effacer.')
    expect(text).toContain('Parlez-en à l’un de vos référents.')
    expect(parsed(html).links).toEqual([])
  })
})

describe.each(kinds)('%s, when there is less to tell', (kind) => {
  test.each(languages)(
    'a run without a name and without referents has no empty line: %s',
    async (language) => {
      const { subject, text, html } = await mail(kind, language, { session: '', referents: '' })
      expect(subject).toMatch(/(«\u00a0|“)Accueil et relation client(\u00a0»|”)$/)
      expect(text).not.toMatch(/\nSession\n|Référent|[Rr]eferent/)
      expect(text).toMatch(/l’administrateur de votre groupe\.|the administrator of your group\./)
      expect(parsed(html).words).not.toMatch(/\{\w+\}/)
    },
  )

  test('one referent is one', async () => {
    const { text } = await mail(kind, 'fr', { referents: 'Karim Haddad' })
    expect(text).toContain('Référent\nKarim Haddad')
    expect(text).toContain('Parlez-en à votre référent.')
  })
})

describe.each(invitations)('I3 the mail %s of somebody who is to be enrolled', (kind) => {
  test.each(languages)(
    'names the session and keeps its own links, with the calendar: %s',
    async (language) => {
      const { text, html } = await mail(kind, language, ofSession)
      for (const told of [
        'Accueil et relation client',
        'Printemps',
        '28',
        '2027',
        'Karim Haddad, Awa Diallo',
      ])
        expect(text).toContain(told)
      const doors = [`first-login/${token}`, `calendar/${token}\\.ics`, `not-for-me/${token}`]
      const { links } = parsed(html)
      expect(links).toHaveLength(doors.length)
      for (const [at, link] of links.entries())
        expect(link).toMatch(new RegExp(`^https://bienvenue\\.example/${doors[at]}$`))
      expect([...new Set(text.match(/https?:\/\/\S+/g))]).toEqual(links)
    },
  )

  test('without a session it is as it always was', async () => {
    const { text, subject } = await mail(kind, 'fr')
    expect(`${subject} ${text}`).not.toMatch(/Parcours|Dates|calendar|agenda/)
  })

  test('a row that lacks something of its session is not sent half empty', async () => {
    for (const name of ['course', 'session', 'startsOn', 'endsOn', 'referents']) {
      const lacking = { ...ofSession, [name]: undefined } as unknown as Record<string, string>
      expect(await composed(kind, 'fr', lacking), name).toBeNull()
    }
    expect(await composed(kind, 'fr', ofSession), 'the control').not.toBeNull()
    expect(await composed(kind, 'fr', { ...ofSession, startsOn: '2027-02-31' }), 'no day').toBeNull()
  })
})

test('the invitation to a session says so in its subject', async () => {
  const { subject, text } = await mail('invitation', 'fr', ofSession)
  expect(subject).toBe('Gaëlle Le Goff vous invite à «\u00a0Accueil et relation client – Printemps\u00a0»')
  expect(text).toContain('Vous rejoindrez\nLyon, Ventes')
  expect((await mail('reminder', 'fr', ofSession)).text).toContain('Rappel 1 sur 2')
})
