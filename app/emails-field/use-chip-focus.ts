import { type RefObject, useLayoutEffect, useRef, useState } from 'react'
import type { Entry } from './entries'

/** One chip is the tab stop; `focus` brings the focus to a chip, also to one that is only about to be drawn. */
export function useChipFocus(list: RefObject<HTMLElement | null>, shown: readonly Entry[]) {
  const [reached, setReached] = useState<number | null>(null)
  const wanted = useRef<number | null>(null)
  useLayoutEffect(() => {
    if (wanted.current === null) return
    list.current?.querySelector<HTMLElement>(`[data-chip="${wanted.current}"]`)?.focus()
    wanted.current = null
  })
  const stop = shown.some(({ id }) => id === reached) ? reached : shown.at(-1)?.id
  const focus = (id: number) => {
    wanted.current = id
    setReached(id)
  }
  return { stop, focus }
}
