'use client'

import { type ReactNode, useEffect, useRef } from 'react'

/** Pages that were left stay in the document, hidden: the content to go to is the one that shows. */
function goToContent(event: Event) {
  const shown = [...document.querySelectorAll('main')].find((main) => main.checkVisibility())
  if (!shown) return
  event.preventDefault()
  shown.focus()
}

/** The first stop of the keyboard: past the header, to the content. A plain link until scripts are there. */
export function SkipLink({ children }: { children: ReactNode }) {
  const link = useRef<HTMLAnchorElement>(null)
  useEffect(() => {
    const { current } = link
    current?.addEventListener('click', goToContent)
    return () => current?.removeEventListener('click', goToContent)
  }, [])
  return (
    <a
      ref={link}
      href="#content"
      className="absolute top-2 left-4 z-50 -translate-y-16 rounded-control bg-accent px-3 py-2 text-on-accent focus:translate-y-0"
    >
      {children}
    </a>
  )
}
