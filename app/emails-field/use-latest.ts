import { type RefObject, useLayoutEffect, useRef } from 'react'

/** A box that never changes around what was given last, so that hundreds of rows need not be drawn again. */
export function useLatest<Value>(value: Value): RefObject<Value> {
  const box = useRef(value)
  useLayoutEffect(() => {
    box.current = value
  })
  return box
}
