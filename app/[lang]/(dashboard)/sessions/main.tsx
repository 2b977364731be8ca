import type { ReactNode } from 'react'

/** The frame of the pages about sessions. */
export const Main = ({ children }: { children: ReactNode }) => (
  <main
    id="content"
    tabIndex={-1}
    className="mx-auto w-full min-w-0 max-w-page px-4 pt-6 pb-20 sm:px-8 lg:pt-10"
  >
    {children}
  </main>
)
