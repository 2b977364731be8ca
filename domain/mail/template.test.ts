import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { fillTemplate } from './template'

const template = {
  subject: '{inviter} vous invite',
  html: '<p title="{inviter}">{inviter}</p><a href="{link}">{link}</a>',
  text: '{inviter}\n{link}',
}
const link = 'https://bienvenue.example/first-login/a.1.b'
const filledWith = (inviter: string) => fillTemplate(template, { typed: { inviter }, ours: { link } })

describe('filling a template', () => {
  test('an ordinary name is itself, accents, apostrophes and hyphens included', () => {
    const { subject, text, html } = filledWith('Maëlys d’Arc-Bénin')
    expect(subject).toBe('Maëlys d’Arc-Bénin vous invite')
    expect(text).toBe(`Maëlys d’Arc-Bénin\n${link}`)
    expect(html).toContain('>Maëlys d’Arc-Bénin</p>')
  })

  test.each([
    '<a href="https://evil.example">x</a>',
    '"><img src=x onerror=alert(1)>',
    "' onmouseover='alert(1)",
    '&lt;b&gt;',
    '</p><script>alert(1)</script>',
    '{link}',
  ])('T16 %s adds no markup, no attribute and no link', (payload) => {
    const { html } = filledWith(payload)
    expect(html.match(/</g)).toHaveLength(4)
    expect(html.match(/"/g)).toHaveLength(4)
    expect(html.split(link)).toHaveLength(3)
  })

  test.each([
    'https://evil.example/x',
    'HTTP://evil.example',
    'hthttp://tp://evil.example',
    'wwwwww..evil.example',
    'www.evil.example',
    'evil.example',
    'évil.example/phish',
  ])('T16 %s is no address in the text, and nothing that a mail program makes one of', (payload) => {
    const { text, html } = filledWith(payload)
    for (const part of [text.replaceAll(link, ''), html.replaceAll(link, '')]) {
      expect(part).not.toMatch(/:\/\/|www\.|[\p{L}\p{N}]\.[\p{L}\p{N}]/iu)
    }
  })

  test('T17 whatever is typed, a subject is one line without control characters', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (typed) => {
        const { subject } = filledWith(`A\r\nBcc: x@y.example\0\u2028\u2029\u202e${typed}`)
        expect(subject).not.toMatch(/[\p{Cc}\u2028\u2029\u202a-\u202e\u2066-\u2069]/u)
      }),
    )
    expect(filledWith('Ana\r\nBcc: x').subject).toBe('Ana Bcc: x vous invite')
  })

  test('T16 whatever is typed, the text and the page keep their one link', () => {
    fc.assert(
      fc.property(fc.string({ unit: fc.constantFrom(...'<>"\'&:/w.ht{}link a') }), (typed) => {
        const { html, text } = filledWith(typed)
        expect(html.match(/<|"/g)).toHaveLength(8)
        expect(text.replace(link, '')).not.toMatch(/:\/\/|www\./)
      }),
      { numRuns: 2000 },
    )
  })

  test('a very long value is cut, not the mail', () => {
    expect(filledWith('x'.repeat(10_000)).subject.length).toBeLessThan(450)
  })
})
