type Color = [number, number, number]

const white: Color = [255, 255, 255]
const darkPage: Color = [27, 25, 23]
const darkInk: Color = [16, 20, 19]

/** WCAG AA for text. */
const enough = 4.5

/**
 * The platform's accent as a mail can show it: on white with white text on it, and on a dark page with dark
 * text on it. A colour without the contrast is moved towards black or white until it has it.
 */
export function shadesOf(accent: string): { light: string; dark: string; onLight: string; onDark: string } {
  const color = read(accent)
  return {
    light: write(moved(color, [0, 0, 0], (shade) => contrast(shade, white) >= enough)),
    dark: write(moved(color, white, (shade) => contrast(shade, darkPage) >= enough + 2)),
    onLight: write(white),
    onDark: write(darkInk),
  }
}

/** The contrast of two `#rrggbb` colours as WCAG counts it, from 1 to 21. */
export const contrastOf = (a: string, b: string) => contrast(read(a), read(b))

function moved(color: Color, towards: Color, fits: (color: Color) => boolean): Color {
  for (let step = 0; step < 20; step++) {
    const shade = color.map((part, at) =>
      Math.round(part + ((towards[at] ?? 0) - part) * (step / 20)),
    ) as Color
    if (fits(shade)) return shade
  }
  return towards
}

function contrast(a: Color, b: Color) {
  const [low = 0, high = 0] = [luminance(a), luminance(b)].sort((x, y) => x - y)
  return (high + 0.05) / (low + 0.05)
}

function luminance(color: Color) {
  const [red = 0, green = 0, blue = 0] = color.map((part) => {
    const share = part / 255
    return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4
  })
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue
}

const read = (hex: string) => [1, 3, 5].map((at) => Number.parseInt(hex.slice(at, at + 2), 16)) as Color

const write = (color: Color) => `#${color.map((part) => part.toString(16).padStart(2, '0')).join('')}`
