import type { ComponentProps, ReactNode } from 'react'
import { cn } from '../class-names'

/* A table that becomes cards under 640 px. */

export function Table({
  label,
  head,
  children,
}: {
  label: string
  head: { key: string; label: ReactNode }[]
  children: ReactNode
}) {
  return (
    <table aria-label={label} className="w-full border-collapse max-sm:block">
      <thead className="max-sm:sr-only">
        <tr>
          {head.map(({ key, label: cell }) => (
            <th
              key={key}
              scope="col"
              className="sticky top-14 z-10 border-b bg-page py-2 pr-6 text-left font-normal text-muted text-small last:pr-0"
            >
              {cell}
            </th>
          ))}
        </tr>
      </thead>
      <tbody className="max-sm:block">{children}</tbody>
    </table>
  )
}

export function Row({ className, ...props }: ComponentProps<'tr'>) {
  return <tr className={cn('border-b max-sm:grid max-sm:gap-1 max-sm:py-3', className)} {...props} />
}

export function Cell({ className, ...props }: ComponentProps<'td'>) {
  return (
    <td className={cn('py-3 pr-6 align-middle last:pr-0 max-sm:block max-sm:p-0', className)} {...props} />
  )
}
