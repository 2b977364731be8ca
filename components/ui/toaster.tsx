'use client'

import { Toaster as Sonner } from 'sonner'

/** Where short outcomes appear; screen readers hear them. */
export function Toaster({ label }: { label: string }) {
  return (
    <Sonner
      position="bottom-right"
      containerAriaLabel={label}
      // Its own sheet names a font.
      style={{ fontFamily: 'inherit' }}
      toastOptions={{
        unstyled: true,
        classNames: {
          toast:
            'flex w-full items-center gap-3 rounded-panel bg-raised px-4 py-3 text-body text-ink shadow-panel sm:w-96',
          title: 'font-normal',
          description: 'text-small text-muted',
          actionButton: 'link ml-auto shrink-0 font-strong',
          icon: 'shrink-0 text-accent',
        },
      }}
    />
  )
}
