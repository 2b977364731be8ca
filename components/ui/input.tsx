import type { ComponentProps } from 'react'
import { cn } from '../class-names'

/** The look of everything that one types into. */
export const fieldStyle = cn(
  'w-full min-w-0 rounded-control border border-control bg-page px-3 text-body text-ink',
  'hover:border-ink/60 focus-visible:border-accent focus-visible:outline-offset-0',
  'aria-invalid:border-danger disabled:opacity-55',
)

export function Input({ className, ...props }: ComponentProps<'input'>) {
  return <input className={cn(fieldStyle, 'h-control', className)} {...props} />
}
