import { Skeleton } from '@/components/ui/skeleton'

const figures = ['taken', 'limit', 'free', 'pending', 'forecast']

/** As high as the picture and what heads it. */
export const MonthsSkeleton = () => <Skeleton className="h-88" />

/** As high as the figures, the limit and the picture. */
export function BillingSkeleton() {
  return (
    <div aria-hidden="true" className="mt-8 grid gap-10">
      <div className="grid gap-4">
        <Skeleton className="h-7 w-40" />
        <div className="grid grid-cols-2 gap-x-6 gap-y-4 sm:grid-cols-5">
          {figures.map((figure) => (
            <Skeleton key={figure} className="h-11" />
          ))}
        </div>
      </div>
      <Skeleton className="h-44 w-full max-w-form sm:h-39" />
      <MonthsSkeleton />
    </div>
  )
}
