'use client'

import { useEffect, useRef } from 'react'
import type { ImportStatus } from '@/domain/imports/view'

/**
 * Where the import has moved on, what had the focus may be gone: it goes to the page then, and not to nowhere. Who was
 * far down in the dry run sees the import begin, and not the middle of another list.
 */
export function KeepFocus({ status }: { status: ImportStatus }) {
  const before = useRef(status)
  useEffect(() => {
    const was = before.current
    if (was === status) return
    before.current = status
    if (was === 'previewed' && status !== 'previewing') scrollTo({ top: 0 })
    if (document.activeElement === document.body)
      document.getElementById('content')?.focus({ preventScroll: true })
  }, [status])
  return null
}
