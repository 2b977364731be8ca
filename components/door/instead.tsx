import type { ReactNode } from 'react'

/** What stands in the place of a form that does not open: why, and the ways on (F3, F4). */
export function Instead({ title, text, children }: { title: string; text: string; children?: ReactNode }) {
  return (
    <div className="grid gap-6">
      <div className="grid gap-2">
        <h2>{title}</h2>
        <p className="text-muted">{text}</p>
      </div>
      {children}
    </div>
  )
}
