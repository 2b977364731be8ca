import { Skeleton } from '@/components/ui/skeleton'

const rows = Array.from({ length: 6 }, (_, at) => `row-${at}`)

/** As high as the filters and the first enrolments. */
export function EnrolmentsSkeleton() {
  return (
    <div aria-hidden="true">
      <div className="mt-4 flex flex-wrap gap-3">
        <Skeleton className="h-control w-full sm:max-w-xs" />
        <Skeleton className="h-8 w-56" />
      </div>
      <div className="mt-4 border-b py-2">
        <Skeleton className="h-5 w-24" />
      </div>
      {rows.map((row) => (
        <div key={row} className="grid h-17 content-center gap-1.5 border-b">
          <Skeleton className="h-4 w-56" />
          <Skeleton className="h-3.5 w-40" />
        </div>
      ))}
    </div>
  )
}
