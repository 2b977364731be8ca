import { cn } from '../class-names'

type Props = {
  /** What goes on and how far it is, for those who do not see the bar. */
  label: string
  done: number
  all: number
  className?: string
}

/** How far something has come; the words beside it say the rest. */
export function ProgressBar({ label, done, all, className }: Props) {
  return (
    <div
      role="progressbar"
      aria-label={label}
      aria-valuemin={0}
      aria-valuemax={all}
      aria-valuenow={done}
      className={cn('h-1.5 overflow-hidden rounded-full bg-hover', className)}
    >
      <div className="h-full rounded-full bg-accent" style={{ width: `${(done / all) * 100}%` }} />
    </div>
  )
}
