import type { ComponentProps, ReactNode } from 'react'
import { cn } from '../class-names'

type Props = Omit<ComponentProps<'input'>, 'type'> & { label: ReactNode; help?: ReactNode }

/** One of several ways; its whole line is the target. */
export function Radio({ label, help, className, ...props }: Props) {
  return (
    <label className={cn('flex min-h-control cursor-pointer items-start gap-3 py-1.5', className)}>
      <input type="radio" className="mt-1 size-4 shrink-0 cursor-pointer" {...props} />
      <span>
        {label}
        {help && <span className="block text-small text-muted">{help}</span>}
      </span>
    </label>
  )
}
