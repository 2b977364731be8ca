import { RowsSkeleton } from '@/components/list/rows-skeleton'
import { Skeleton } from '@/components/ui/skeleton'

/** As high as the filters and the first enrolments. */
export function EnrolmentsSkeleton() {
  return (
    <div aria-hidden="true">
      <div className="mt-4 flex flex-wrap gap-3">
        <Skeleton className="h-control w-full sm:max-w-xs" />
        <Skeleton className="h-8 w-56" />
      </div>
      <RowsSkeleton count={6} row="h-17" />
    </div>
  )
}
