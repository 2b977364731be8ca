import { Skeleton } from '@/components/ui/skeleton'

const rows = Array.from({ length: 6 }, (_, at) => `row-${at}`)

/** As high as the filters and the first sessions. */
export function ListSkeleton() {
  return (
    <div aria-hidden="true">
      <div className="mt-6 grid gap-3">
        <Skeleton className="h-control w-full sm:max-w-xs" />
        <Skeleton className="h-18 w-full pointer-coarse:h-24 sm:h-8 sm:max-w-md" />
      </div>
      <div className="mt-4 border-b py-2 max-sm:hidden">
        <Skeleton className="h-5 w-24" />
      </div>
      {rows.map((row) => (
        <div key={row} className="grid h-[4.3125rem] content-center gap-1.5 border-b max-sm:h-40">
          <Skeleton className="h-4 w-48" />
          <Skeleton className="h-3.5 w-32" />
        </div>
      ))}
    </div>
  )
}
