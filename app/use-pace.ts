import { useState } from 'react'
import { type Pace, paceOf, type Sample, withSample } from './pace'

type Seen = Sample & {
  all: number
  /** When it began, if that is not long ago: then the first look already tells something. */
  since: number | null
}

/** How fast it goes, by what this page has seen of it. */
export function usePace({ at, done, all, since }: Seen): Pace | null {
  const [samples, setSamples] = useState<readonly Sample[]>(since === null ? [] : [{ at: since, done: 0 }])
  const next = withSample(samples, { at, done })
  if (next !== samples) setSamples(next)
  return paceOf(next, all)
}
