import { expect, test } from 'vitest'
import { csvLine } from './csv'

test.each(['=1+1', '+33 1', '-2', '@sum', '\tx', '\rx', '\0x', '＝1'])(
  'T20 %j is text for every spreadsheet',
  (text) => {
    expect(csvLine([text]).replace(/^"/, '')).toMatch(/^'/)
  },
)

test('figures stay figures, nothing stays empty, and what parts cells is quoted', () => {
  expect(csvLine([-2, null, 'Léa', 'a;b', 'dit « "oui" »', 'deux\nlignes'])).toBe(
    '-2;;Léa;"a;b";"dit « ""oui"" »";"deux\nlignes"\r\n',
  )
})
