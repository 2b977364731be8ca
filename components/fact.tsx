import type { ReactNode } from 'react'

/** What is known, as names and what they are. */
export const FactList = ({ children }: { children: ReactNode }) => (
  <dl className="grid grid-cols-[auto_1fr] gap-x-4 gap-y-1.5">{children}</dl>
)

/** Tabular figures would widen the hyphens of names. */
export function Fact({ name, children }: { name: string; children: ReactNode }) {
  return (
    <>
      <dt className="text-muted">{name}</dt>
      <dd className="wrap-anywhere normal-nums">{children}</dd>
    </>
  )
}
