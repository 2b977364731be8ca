import { expect, test } from 'vitest'
import messages from './fr.json'

const texts = JSON.stringify(messages, null, 1).split('\n')
const textsWith = (fault: RegExp) => texts.filter((text) => fault.test(text))

test('French signs stand off with spaces that do not break, narrow before ; ! ?, and apostrophes are curved', () => {
  expect(textsWith(/ [:»]|« /), 'a no-break space before : and inside « »').toEqual([])
  expect(textsWith(/[ \u00a0][;!?]/), 'a narrow one before ; ! ?').toEqual([])
  expect(textsWith(/\p{L}'\p{L}|\.\.\./u), 'no typewriter signs').toEqual([])
})
