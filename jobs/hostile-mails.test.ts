import { describe, expect, test } from 'vitest'
import { FakeResend } from '@/tests/fake-resend'
import { digestOf, kinds, languages, mail, ofSession, parsed, rows } from '@/tests/letters'
import { resendDelivery } from './deliver'

const payloads = [
  '</td></p><a href="https://evil.example">Gagnez</a> www.evil.example <img src=x onerror=alert(1)>Gagnez',
  `Gagnez"' onmouseover="alert(1)" style="background:url(https://evil.example)`,
  'Gagnez &lt;script&gt; <!-- <script>alert(1)</script> --> {link} {platform}',
  'Gagnez hthttp://tp://evil.example HTTPS://evil.example evil.example/x',
  `Gagnez ${'</style>'.repeat(100)}`,
]
const breaks = 'Ana\r\nBcc: a@evil.example\n\n<html>\0\u2028\u2029\u0085\u000b\u202eB'

/** Everything that people or databases put into a mail; not what we make the links and dates of. */
const ours = [
  'linkVersion',
  'expiresAt',
  'resetId',
  'temporaryVersion',
  'groupId',
  'invitationId',
  'askedAt',
  'count',
  'more',
  'courseSessionId',
  'startsOn',
  'endsOn',
  'wasStartsOn',
  'wasEndsOn',
]
/** Invitations are there twice: those that enrol too show more. */
const written: [(typeof kinds)[number], Record<string, string>][] = [
  ...kinds.map((kind): (typeof written)[number] => [kind, {}]),
  ['invitation', ofSession],
  ['reminder', ofSession],
]
const variables = written.flatMap(([kind, more]) =>
  ['platform', ...Object.keys({ ...rows[kind], ...more })]
    .filter((name) => !ours.includes(name))
    .map((name) => [kind, name, more] as const),
)

describe.each(variables)('in the mail %s, as %s,', (kind, name, more) => {
  test.each(languages)('T16 no payload adds a link, an element or a handler: %s', async (language) => {
    const clean = await mail(kind, language, more)
    const expected = parsed(clean.html)
    for (const payload of payloads) {
      const attacked = await mail(kind, language, { ...more, [name]: payload })
      const { links, elements, handlers, words } = parsed(attacked.html)
      expect({ links, elements, handlers }).toEqual({ ...expected, words: undefined, handlers: [] })
      expect(words + attacked.text, 'the control: what was typed is shown, as text').toContain('Gagnez')
    }
  })

  test('T16 the text has no foreign address, nor anything that a mail program makes one of', async () => {
    const own = new Set((await mail(kind, 'fr', more)).text.match(/https?:\S+/g))
    for (const payload of payloads) {
      const { text } = await mail(kind, 'fr', { ...more, [name]: payload })
      const rest = [...own].reduce((left, url) => left.replaceAll(url, ''), text)
      expect(rest).not.toMatch(/:\/\/|www\.|evil\.example/i)
    }
  })

  test('T17 a line break makes no second line of the subject and no header', async () => {
    const { subject } = await mail(kind, 'fr', { ...more, [name]: breaks })
    expect(subject).not.toMatch(/[\p{Cc}\u2028\u2029\u202a-\u202e\u2066-\u2069]/u)
    const clean = await mail(kind, 'fr', more)
    expect(subject.includes('Bcc'), 'the control').toBe(
      clean.subject.includes(
        name === 'platform' ? 'Académie Horizon' : String({ ...rows[kind], ...more }[name]),
      ),
    )
  })
})

test('T17 what reaches the provider has one recipient, one subject and our headers, whatever was typed', async () => {
  const resend = await new FakeResend().listen()
  const from = 'Bienvenue <bienvenue@exemple.example>'
  const deliver = resendDelivery({ apiKey: 're_test', baseUrl: resend.url })
  const messages = await Promise.all(
    variables.map(([kind, name, more]) =>
      mail(kind, 'en', { ...more, ...(kind === 'failure_digest' && digestOf(1)), [name]: breaks }),
    ),
  )
  await deliver({ from, messages, key: 'key' }, AbortSignal.timeout(5000))
  const bodies = resend.calls.flatMap(({ body }) => JSON.parse(body) as Record<string, unknown>[])
  expect(bodies).toHaveLength(messages.length)
  for (const body of bodies) {
    expect(Object.keys(body).sort()).toEqual(['from', 'headers', 'html', 'subject', 'tags', 'text', 'to'])
    expect(body).toMatchObject({
      from,
      to: 'lea@exemple.example',
      headers: { 'Auto-Submitted': 'auto-generated' },
    })
    expect(Object.keys(body.headers as object)).toHaveLength(1)
  }
  await resend.close()
})
