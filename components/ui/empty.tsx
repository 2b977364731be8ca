import type { ReactNode } from 'react'

/** Nothing here yet: says so, and teaches the first step. */
export function Empty({
  title,
  children,
  action,
}: {
  title: string
  children?: ReactNode
  action?: ReactNode
}) {
  return (
    <div className="mt-4 grid justify-items-center gap-1 rounded-panel border border-dashed px-6 py-12 text-center">
      <p className="font-strong">{title}</p>
      {children && <p className="max-w-md text-muted text-pretty">{children}</p>}
      {action && <div className="mt-4">{action}</div>}
    </div>
  )
}
