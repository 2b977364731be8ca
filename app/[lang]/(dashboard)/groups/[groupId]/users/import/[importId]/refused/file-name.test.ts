import { expect, test } from 'vitest'
import { fileName } from './file-name'

test('a file of refused rows is called after the file that they are of, in plain ASCII', () => {
  expect(fileName('lignes-refusees', 'Rentrée été 2027.csv')).toBe('lignes-refusees-rentree-ete-2027')
  expect(fileName('lignes-refusees', '"; filename=x.exe\r\n.csv')).toBe('lignes-refusees-filename-x-exe')
  expect(fileName('lignes-refusees', '名簿.xlsx')).toBe('lignes-refusees')
  expect(fileName('lignes-refusees', 'x'.repeat(300))).toHaveLength(100)
})
