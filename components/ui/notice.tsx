import type { ReactNode } from 'react'
import { cn } from '../class-names'

const tones = {
  info: 'border-accent/25 bg-accent-soft',
  success: 'border-success/25 bg-success-soft',
  warning: 'border-warning/25 bg-warning-soft',
  danger: 'border-danger/25 bg-danger-soft',
}

type Props = {
  tone?: keyof typeof tones
  title?: ReactNode
  /** `alert` for what went wrong just now, `status` for what went well; nothing for what was there already. */
  role?: 'alert' | 'status'
  className?: string
  children?: ReactNode
}

/** What happened, why, and what to do now. */
export function Notice({ tone = 'info', title, role, className, children }: Props) {
  return (
    <div role={role} className={cn('rounded-control border px-4 py-3', tones[tone], className)}>
      {/* No paragraph: a title may be a heading, which would end it. */}
      {title && <div className="font-strong">{title}</div>}
      {children}
    </div>
  )
}
