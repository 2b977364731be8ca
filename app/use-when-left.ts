import { useLayoutEffect, useRef } from 'react'

/** Pages stay mounted after navigation: what lies over this one must not be found there on coming back (T05). */
export function useWhenLeft(close: () => void) {
  const latest = useRef(close)
  useLayoutEffect(() => {
    latest.current = close
  })
  useLayoutEffect(() => () => latest.current(), [])
}
