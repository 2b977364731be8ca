import { type ReactNode, use } from 'react'

/** How many match; `more` when counting stopped there. */
export type Total = { count: number; more: boolean }

/** Words that wait for how many match, which comes after the page. */
export function WithTotal({ total, words }: { total: Promise<Total>; words: (total: Total) => ReactNode }) {
  return words(use(total))
}
