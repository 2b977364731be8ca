import { cn } from '../class-names'
import { Skeleton } from '../ui/skeleton'

/** Holds the place of a list under its head; `row` is the height of one. */
export function RowsSkeleton({ count, row, head }: { count: number; row: string; head?: string }) {
  return (
    <>
      <div className={cn('mt-4 border-b py-2', head)}>
        <Skeleton className="h-5 w-24" />
      </div>
      {Array.from({ length: count }, (_, at) => `row-${at}`).map((key) => (
        <div key={key} className={cn('grid content-center gap-1.5 border-b', row)}>
          <Skeleton className="h-4 w-48" />
          <Skeleton className="h-3.5 w-40" />
        </div>
      ))}
    </>
  )
}
