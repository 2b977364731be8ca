import { cn } from '../class-names'

/** Holds the place of what is coming, at the same height. */
export function Skeleton({ className }: { className?: string }) {
  return (
    <span aria-hidden="true" className={cn('block animate-breathe rounded-control bg-hover', className)} />
  )
}
