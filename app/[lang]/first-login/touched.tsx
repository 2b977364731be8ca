'use client'

import { useEffect } from 'react'

const touches = ['pointerdown', 'keydown', 'wheel']

/** Tells, once, that the page was touched: programs that scan links run its script, but have no hands. */
export function Touched() {
  useEffect(() => {
    const listening = new AbortController()
    const tell = ({ isTrusted }: Event) => {
      if (!isTrusted) return
      listening.abort()
      navigator.sendBeacon('/first-login/visit')
    }
    for (const touch of touches) addEventListener(touch, tell, { passive: true, signal: listening.signal })
    return () => listening.abort()
  }, [])
  return null
}
