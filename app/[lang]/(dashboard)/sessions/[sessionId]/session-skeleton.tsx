import { Skeleton } from '@/components/ui/skeleton'

/** As high as the head and the facts. */
export const CourseSessionSkeleton = () => (
  <div aria-hidden="true" className="grid gap-6">
    <div className="grid gap-2">
      <Skeleton className="h-5 w-40" />
      <Skeleton className="h-9 w-72" />
    </div>
    <Skeleton className="h-28 max-w-form" />
    <Skeleton className="h-64" />
  </div>
)
