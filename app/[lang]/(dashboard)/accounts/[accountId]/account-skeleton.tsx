import { Skeleton } from '@/components/ui/skeleton'

/** As high as the head, the groups and the form. */
export const AccountSkeleton = () => (
  <div aria-hidden="true" className="grid gap-8">
    <div className="grid gap-2">
      <Skeleton className="h-8 w-64" />
      <Skeleton className="h-5 w-56" />
    </div>
    <div className="grid items-start gap-10 lg:grid-cols-[minmax(0,1fr)_19rem]">
      <div className="grid gap-8">
        <Skeleton className="h-40" />
        <Skeleton className="h-96" />
      </div>
      <Skeleton className="h-72" />
    </div>
  </div>
)
