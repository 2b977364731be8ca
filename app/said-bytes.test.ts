import { createFormatter } from 'next-intl'
import { expect, test } from 'vitest'
import { saidBytes } from './said-bytes'

test('a file is as large as a file manager says, and a small one is not empty', () => {
  const said = (bytes: number) => saidBytes(createFormatter({ locale: 'fr' }), bytes).replaceAll(/\s/g, ' ')
  expect([19, 1024, 1_900, 314_878, 104_857_600].map(said)).toEqual([
    '19 octets',
    '1 ko',
    '1,9 ko',
    '307 ko',
    '100 Mo',
  ])
})
