import { broken, type Figures } from './invariant'

const columns = [
  ['invitations', 'invited'],
  ['accepted', 'accepted'],
  ['duplicates', 'duplicates'],
  ['unasked', 'unasked'],
  ['forgotten', 'forgotten'],
  ['withoutRow', 'without row'],
  ['half', 'half'],
  ['unmarked', 'unmarked'],
  ['uncertain', 'uncertain'],
] as const

const line = (point: string, kills: string, figures: readonly string[], seconds: string) =>
  [
    point.padEnd(32),
    kills.padStart(5),
    ...figures.map((figure) => figure.padStart(11)),
    seconds.padStart(7),
  ].join(' ')

export const heading = line(
  'point',
  'kills',
  columns.map(([, title]) => title),
  'seconds',
)

/** One point's figures on one line, in the columns of `heading`. */
export const report = (point: string, kills: number, figures: Figures, seconds: number) =>
  line(
    point,
    `${kills}`,
    columns.map(([name]) => `${figures[name]}`),
    seconds.toFixed(0),
  )

/** All points together, and what it comes to. */
export function summary(all: readonly Figures[], kills: number): string {
  const sum = (name: keyof Figures) => all.reduce((total, figures) => total + figures[name], 0)
  const words = columns.map(([name, title]) => `${sum(name)} ${title}`).join(', ')
  const faults = all.reduce((total, figures) => total + broken(figures), 0)
  return `${all.length} points, ${kills} kills: ${words}. Invariant I ${faults ? `is broken ${faults} times` : 'holds'}.`
}
