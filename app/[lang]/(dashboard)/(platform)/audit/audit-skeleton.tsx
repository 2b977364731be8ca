import { Skeleton } from '@/components/ui/skeleton'

const rows = Array.from({ length: 8 }, (_, at) => `row-${at}`)

/** As high as the filters and the first events. */
export function AuditSkeleton() {
  return (
    <div aria-hidden="true" className="mt-6 grid gap-4">
      <Skeleton className="h-104 w-full sm:h-66 lg:h-35" />
      <div>
        {rows.map((row) => (
          <div key={row} className="grid h-17 content-center gap-1.5 border-b">
            <Skeleton className="h-4 w-64" />
            <Skeleton className="h-3.5 w-40" />
          </div>
        ))}
      </div>
    </div>
  )
}
