'use client'

import { type ReactNode, useEffect, useRef, useState } from 'react'

/** What a step unfolds. Folded again it is hidden and not gone: what was typed is still there. */
export function Unfolds({ open, children }: { open: boolean; children: ReactNode }) {
  const place = useRef<HTMLDivElement>(null)
  const [wasOpen, remember] = useState(open)
  if (open && !wasOpen) remember(true)
  useEffect(() => {
    if (open) place.current?.querySelector<HTMLElement>('input:not([type=hidden]), select')?.focus()
  }, [open])
  if (!wasOpen) return null
  return (
    <div ref={place} hidden={!open} className="pt-3 pb-5 in-[.bg-sunken]:pb-0">
      {children}
    </div>
  )
}
