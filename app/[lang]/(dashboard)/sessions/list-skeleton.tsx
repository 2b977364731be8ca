import { RowsSkeleton } from '@/components/list/rows-skeleton'
import { Skeleton } from '@/components/ui/skeleton'

/** As high as the filters and the first sessions. */
export function ListSkeleton() {
  return (
    <div aria-hidden="true">
      <div className="mt-6 grid gap-3">
        <Skeleton className="h-control w-full sm:max-w-xs" />
        <Skeleton className="h-18 w-full pointer-coarse:h-24 sm:h-8 sm:max-w-md" />
      </div>
      <RowsSkeleton count={6} row="h-[4.3125rem] max-sm:h-40" head="max-sm:hidden" />
    </div>
  )
}
