import { RowsSkeleton } from '@/components/list/rows-skeleton'
import { Skeleton } from '@/components/ui/skeleton'

/** As high as the filters and the first invitations. */
export function InvitationsSkeleton() {
  return (
    <div aria-hidden="true">
      <div className="mt-6 grid gap-3">
        <div className="flex flex-wrap gap-3">
          <Skeleton className="h-control w-full sm:max-w-xs" />
          <Skeleton className="h-control w-[calc(50%-0.375rem)] sm:w-52" />
          <Skeleton className="h-control w-[calc(50%-0.375rem)] sm:w-52" />
        </div>
        <Skeleton className="h-8 w-full sm:max-w-md" />
      </div>
      <RowsSkeleton count={8} row="h-17" />
    </div>
  )
}
