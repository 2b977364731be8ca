'use client'

import { useEffect, useRef } from 'react'

/** Where the import has moved on, what had the focus may be gone: it goes to the page then, and not to nowhere. */
export function KeepFocus({ status }: { status: string }) {
  const before = useRef(status)
  useEffect(() => {
    if (before.current === status) return
    before.current = status
    if (document.activeElement === document.body)
      document.getElementById('content')?.focus({ preventScroll: true })
  }, [status])
  return null
}
