import { Skeleton } from '@/components/ui/skeleton'

export function GroupSkeleton() {
  return (
    <div className="grid gap-10">
      <div className="grid gap-3">
        <Skeleton className="h-5 w-40" />
        <Skeleton className="h-8 w-64" />
        <Skeleton className="h-6 w-full max-w-md" />
      </div>
      <Skeleton className="h-32" />
      <Skeleton className="h-40" />
    </div>
  )
}
