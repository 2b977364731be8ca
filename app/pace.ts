/** How many were done at a moment, in milliseconds. */
export type Sample = { at: number; done: number }
export type Pace = { perMinute: number; minutesLeft: number }

/** Only what went on lately tells what comes next. */
const lately = 60_000
/** Two looks that follow each other at once say nothing. */
const leastApart = 1500

/** How fast it goes and how long it still takes, by what was seen lately; null while that cannot be told. */
export function paceOf(samples: readonly Sample[], all: number): Pace | null {
  const last = samples.at(-1)
  if (!last) return null
  const first = samples.findLast(({ at }) => at <= last.at - lately) ?? samples[0]
  if (!first || last.at - first.at < leastApart || last.done <= first.done) return null
  const perMinute = ((last.done - first.done) / (last.at - first.at)) * 60_000
  return { perMinute: Math.max(1, Math.round(perMinute)), minutesLeft: (all - last.done) / perMinute }
}

/** Adds what is seen now; a look that shows nothing newer adds nothing. */
export function withSample(samples: readonly Sample[], now: Sample): readonly Sample[] {
  const last = samples.at(-1)
  return last && last.at >= now.at ? samples : [...samples.slice(-60), now]
}
