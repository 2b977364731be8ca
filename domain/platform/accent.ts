type Rgb = readonly [number, number, number]
export type AccentPair = { light: string; onLight: string; dark: string; onDark: string }

const white: Rgb = [255, 255, 255]
const black: Rgb = [0, 0, 0]
/** The grounds that the accent stands on, each theme's least favourable one. */
const lightGround: Rgb = [243, 242, 240]
const darkGround: Rgb = [38, 36, 33]
/** WCAG asks 4.5 of text; the rest is for the tints that the accent also stands on. */
const readable = 4.9

/**
 * The platform's colour as each theme can use it for text, lines and buttons: darkened or lightened just as far
 * as reading needs, with the colour of the words that go on it.
 */
export function accentPair(hex: string): AccentPair {
  const colour = parse(hex)
  const light = towards(black, colour, lightGround)
  const dark = towards(white, colour, darkGround)
  return {
    light: format(light),
    onLight: '#ffffff',
    dark: format(dark),
    onDark: format(mix(dark, black, 0.88)),
  }
}

function towards(end: Rgb, colour: Rgb, ground: Rgb): Rgb {
  for (let part = 0; part < 1; part += 0.02) {
    const mixed = mix(colour, end, part)
    if (contrast(mixed, ground) >= readable) return mixed
  }
  return end
}

/** WCAG 2 contrast of two colours, from 1 to 21. */
export function contrast(one: Rgb, other: Rgb): number {
  const [dim = 0, bright = 0] = [luminance(one), luminance(other)].sort((a, b) => a - b)
  return (bright + 0.05) / (dim + 0.05)
}

export const parse = (hex: string): Rgb => {
  const [red = 0, green = 0, blue = 0] = [1, 3, 5].map((at) => Number.parseInt(hex.slice(at, at + 2), 16))
  return [red, green, blue]
}

const format = (colour: Rgb) =>
  `#${colour.map((part) => Math.round(part).toString(16).padStart(2, '0')).join('')}`

const mix = (from: Rgb, to: Rgb, part: number): Rgb => {
  const at = (index: 0 | 1 | 2) => from[index] + (to[index] - from[index]) * part
  return [at(0), at(1), at(2)]
}

function luminance([red, green, blue]: Rgb) {
  return 0.2126 * linear(red) + 0.7152 * linear(green) + 0.0722 * linear(blue)
}

const linear = (part: number) => {
  const share = part / 255
  return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4
}
