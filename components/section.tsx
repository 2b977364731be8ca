import type { ReactNode } from 'react'

type Props = { id: string; title: string; about?: ReactNode; children?: ReactNode }

/** A part of a page of settings. */
export function Section({ id, title, about, children }: Props) {
  return (
    <section aria-labelledby={id} className="grid gap-4 border-t pt-6">
      <div className="grid gap-1">
        <h2 id={id}>{title}</h2>
        {about && <p className="text-muted">{about}</p>}
      </div>
      {children}
    </section>
  )
}
