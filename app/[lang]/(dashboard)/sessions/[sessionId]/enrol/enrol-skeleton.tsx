import { Skeleton } from '@/components/ui/skeleton'

const rows = Array.from({ length: 8 }, (_, at) => `row-${at}`)

/** As high as the head, the tabs and the first people. */
export const EnrolSkeleton = () => (
  <div aria-hidden="true">
    <div className="grid gap-2">
      <Skeleton className="h-5 w-56" />
      <Skeleton className="h-8 w-64" />
      <Skeleton className="h-5 w-72 max-w-full" />
    </div>
    <Skeleton className="mt-6 h-control w-44" />
    <Skeleton className="mt-5 h-control w-full sm:max-w-xs" />
    {rows.map((row) => (
      <div key={row} className="grid h-15 content-center gap-1.5 border-b">
        <Skeleton className="h-4 w-48" />
        <Skeleton className="h-3.5 w-64" />
      </div>
    ))}
  </div>
)
