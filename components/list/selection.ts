import { useState } from 'react'

/** Those between two rows, both included, in the order of the list. */
export function between(ids: readonly string[], from: string, to: string): string[] {
  const [a, b] = [ids.indexOf(from), ids.indexOf(to)]
  return a < 0 || b < 0 ? [to] : ids.slice(Math.min(a, b), Math.max(a, b) + 1)
}

/** What is ticked: rows of this page, or all that match what the list is narrowed to. */
export function useSelection(ids: readonly string[]) {
  const [ticked, setTicked] = useState<ReadonlySet<string>>(new Set())
  const [everything, setEverything] = useState(false)
  const [last, setLast] = useState<string | null>(null)
  const chosen = ids.filter((id) => everything || ticked.has(id))

  const choose = (next: readonly string[]) => {
    setTicked(new Set(next))
    setEverything(false)
  }
  /** With a range, the rows since the last one that was turned follow it. */
  const turn = (id: string, range: boolean) => {
    const turned = new Set(range && last ? between(ids, last, id) : [id])
    const on = !chosen.includes(id)
    choose(ids.filter((one) => (turned.has(one) ? on : chosen.includes(one))))
    setLast(id)
  }
  const turnPage = () => choose(chosen.length === ids.length ? [] : ids)
  return { chosen, everything, turn, turnPage, chooseAll: () => setEverything(true), clear: () => choose([]) }
}

export type Selection = ReturnType<typeof useSelection>
