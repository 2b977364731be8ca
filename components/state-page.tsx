import type { ReactNode } from 'react'

/** A page that has nothing to show: says what happened, why, and offers the way forward. */
export function StatePage({ title, text, children }: { title: string; text: string; children: ReactNode }) {
  return (
    <main
      id="content"
      tabIndex={-1}
      className="mx-auto grid max-w-form content-center gap-3 px-5 py-20 sm:min-h-[60dvh]"
    >
      <h1>{title}</h1>
      <p className="text-muted">{text}</p>
      <div className="mt-3 flex flex-wrap gap-3">{children}</div>
    </main>
  )
}
