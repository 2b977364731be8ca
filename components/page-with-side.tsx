import type { ReactNode } from 'react'

/** A page with the places around it at its left; above it on a phone. */
export function PageWithSide({ side, children }: { side: ReactNode; children: ReactNode }) {
  return (
    <div className="flex grow flex-col lg:flex-row">
      <aside className="grid content-start gap-2 px-4 pt-3 sm:px-6 lg:sticky lg:top-14 lg:h-[calc(100dvh-3.5rem)] lg:w-60 lg:shrink-0 lg:gap-4 lg:border-r lg:bg-sunken lg:p-3">
        {side}
      </aside>
      <main
        id="content"
        tabIndex={-1}
        className="mx-auto w-full min-w-0 max-w-page px-4 pt-6 pb-20 sm:px-8 lg:pt-10"
      >
        {children}
      </main>
    </div>
  )
}
