import { Skeleton } from '@/components/ui/skeleton'

const figures = ['sent', 'delivered', 'bounced', 'opened', 'accepted']
const rows = Array.from({ length: 6 }, (_, at) => `row-${at}`)

/** As high as the figures, the picture and the first domains. */
export function FiguresSkeleton() {
  return (
    <div aria-hidden="true" className="mt-6 grid gap-10">
      <div className="grid gap-4">
        <Skeleton className="h-6 w-40" />
        <div className="grid grid-cols-2 gap-x-6 gap-y-4 sm:grid-cols-5">
          {figures.map((figure) => (
            <Skeleton key={figure} className="h-11" />
          ))}
        </div>
        <Skeleton className="h-80 w-full" />
      </div>
      <div>
        <Skeleton className="h-6 w-40" />
        <Skeleton className="mt-3 h-control w-full sm:max-w-xs" />
        {rows.map((row) => (
          <div key={row} className="grid h-12 content-center border-b">
            <Skeleton className="h-4 w-full" />
          </div>
        ))}
      </div>
    </div>
  )
}
