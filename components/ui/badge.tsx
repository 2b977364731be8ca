import type { ReactNode } from 'react'
import { cn } from '../class-names'

const tones = {
  neutral: 'bg-hover text-ink',
  accent: 'bg-accent-soft text-accent',
  success: 'bg-success-soft text-success',
  warning: 'bg-warning-soft text-warning',
  danger: 'bg-danger-soft text-danger',
}

/** A short fact about a thing: a role, a state. Its words carry the meaning, the colour only repeats it. */
export function Badge({ tone = 'neutral', children }: { tone?: keyof typeof tones; children: ReactNode }) {
  return (
    <span
      className={cn(
        'inline-flex items-center gap-1 whitespace-nowrap rounded-control px-2 py-px text-small',
        tones[tone],
      )}
    >
      {children}
    </span>
  )
}
