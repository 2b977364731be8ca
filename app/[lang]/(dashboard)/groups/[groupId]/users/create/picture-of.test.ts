import { encode } from 'uqr'
import { expect, test } from 'vitest'
import { pictureOf } from './picture-of'

const link = `https://apprendre.exemple.fr/own-password/${'0'.repeat(32)}.1.${'a'.repeat(43)}`

/** Every square that the outline covers. */
function darkIn(outline: string) {
  const rectangles = [...outline.matchAll(/M(\d+) (\d+)H(\d+)V(\d+)H(\d+)z/g)].map((match) =>
    match.slice(1).map(Number),
  )
  return new Set(
    rectangles.flatMap(([from = 0, y = 0, to = 0]) =>
      Array.from({ length: to - from }, (_, at) => `${from + at} ${y}`),
    ),
  )
}

test('the picture has the dark squares of the code, and no others', () => {
  const { size, outline } = pictureOf(link)
  const { data } = encode(link, { ecc: 'M', border: 0 })
  const dark = data.flatMap((row, y) => row.flatMap((isDark, x) => (isDark ? [`${x} ${y}`] : [])))
  expect(darkIn(outline)).toEqual(new Set(dark))
  expect(size).toBe(data.length)
})

test('a link is small enough to be read from paper: squares of half a millimetre and more on thirty', () => {
  expect(30 / pictureOf(link).size).toBeGreaterThan(0.5)
})
