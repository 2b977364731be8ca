import type { ReactNode } from 'react'
import { cn } from '../class-names'

type Texts = { help?: ReactNode; error?: ReactNode }

/** What ties a control to its label, help and error: spread it on the control inside a `Field` of the same id. */
export function fieldProps(id: string, { help, error }: Texts) {
  const describedBy = [error && `${id}-error`, help && `${id}-help`].filter(Boolean).join(' ')
  return {
    id,
    'aria-describedby': describedBy || undefined,
    'aria-invalid': error ? (true as const) : undefined,
  }
}

/** A line of a form: label above, then the control, the error under it, help last. */
export function Field({
  id,
  label,
  hint,
  help,
  error,
  className,
  children,
}: Texts & { id: string; label: ReactNode; hint?: ReactNode; className?: string; children: ReactNode }) {
  return (
    <div className={cn('grid gap-1.5', className)}>
      <div className="flex items-baseline justify-between gap-4">
        <label htmlFor={id} className="font-strong">
          {label}
        </label>
        {hint && <span className="text-small text-muted">{hint}</span>}
      </div>
      {children}
      {error && (
        <p id={`${id}-error`} className="text-small text-danger">
          {error}
        </p>
      )}
      {help && (
        <p id={`${id}-help`} className="text-small text-muted">
          {help}
        </p>
      )}
    </div>
  )
}
