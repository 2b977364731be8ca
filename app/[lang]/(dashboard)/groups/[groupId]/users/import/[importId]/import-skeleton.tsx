import { RowsSkeleton } from '@/components/list/rows-skeleton'
import { Skeleton } from '@/components/ui/skeleton'

/** As high as the head, what was recognised and the first rows. */
export function ImportSkeleton() {
  return (
    <div aria-hidden="true" className="grid gap-8">
      <div className="grid gap-2">
        <Skeleton className="h-8 w-44" />
        <Skeleton className="h-8 w-72 max-w-full" />
        <Skeleton className="h-5 w-40" />
      </div>
      <Skeleton className="h-14" />
      <Skeleton className="h-36" />
      <div>
        <RowsSkeleton count={6} row="h-16" head="max-sm:hidden" />
      </div>
    </div>
  )
}
