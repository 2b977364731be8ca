type Triple = [number, number, number]

const darkPage = '#121110'
const enough = 4.5

/**
 * The platform's accent as a mail can show it: on a white page with white text on it, and on a dark page with
 * dark text on it. A colour without the contrast of WCAG AA keeps its hue and gets darker or lighter.
 */
export function shadesOf(accent: string): { light: string; dark: string; onLight: string; onDark: string } {
  return {
    light: moved(accent, 0, (shade) => contrastOf(shade, '#ffffff') >= enough),
    dark: moved(accent, 1, (shade) => contrastOf(shade, darkPage) >= enough * 2),
    onLight: '#ffffff',
    onDark: '#0b1512',
  }
}

/** The contrast of two `#rrggbb` colours as WCAG counts it, from 1 to 21. */
export function contrastOf(a: string, b: string): number {
  const [low = 0, high = 0] = [luminance(a), luminance(b)].sort((x, y) => x - y)
  return (high + 0.05) / (low + 0.05)
}

function luminance(hex: string) {
  const [red, green, blue] = linear(hex)
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue
}

/** Steps towards the lightness, in a space where that does not change the hue (OKLab), until the shade fits. */
function moved(hex: string, towards: 0 | 1, fits: (hex: string) => boolean): string {
  const [lightness, a, b] = toLab(linear(hex))
  for (let step = 0; step < 50; step++) {
    const shade = step === 0 ? hex : write([lightness + ((towards - lightness) * step) / 50, a, b])
    if (fits(shade)) return shade
  }
  return towards === 0 ? '#000000' : '#ffffff'
}

function linear(hex: string): Triple {
  const parts = [1, 3, 5].map((at) => Number.parseInt(hex.slice(at, at + 2), 16) / 255)
  return parts.map((part) => (part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4)) as Triple
}

function toLab([red, green, blue]: Triple): Triple {
  const l = Math.cbrt(0.4122214708 * red + 0.5363325363 * green + 0.0514459929 * blue)
  const m = Math.cbrt(0.2119034982 * red + 0.6806995451 * green + 0.1073969566 * blue)
  const s = Math.cbrt(0.0883024619 * red + 0.2817188376 * green + 0.6299787005 * blue)
  return [
    0.2104542553 * l + 0.793617785 * m - 0.0040720468 * s,
    1.9779984951 * l - 2.428592205 * m + 0.4505937099 * s,
    0.0259040371 * l + 0.7827717662 * m - 0.808675766 * s,
  ]
}

function write([lightness, a, b]: Triple): string {
  const l = (lightness + 0.3963377774 * a + 0.2158037573 * b) ** 3
  const m = (lightness - 0.1055613458 * a - 0.0638541728 * b) ** 3
  const s = (lightness - 0.0894841775 * a - 1.291485548 * b) ** 3
  const parts = [
    4.0767416621 * l - 3.3077115913 * m + 0.2309699292 * s,
    -1.2684380046 * l + 2.6097574011 * m - 0.3413193965 * s,
    -0.0041960863 * l - 0.7034186147 * m + 1.707614701 * s,
  ]
  return `#${parts.map(hexOf).join('')}`
}

function hexOf(part: number) {
  const inside = Math.min(1, Math.max(0, part))
  const value = inside <= 0.0031308 ? inside * 12.92 : 1.055 * inside ** (1 / 2.4) - 0.055
  return Math.round(value * 255)
    .toString(16)
    .padStart(2, '0')
}
