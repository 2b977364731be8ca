import { Skeleton } from '@/components/ui/skeleton'

export function CreateSkeleton() {
  return (
    <div className="grid gap-8">
      <Skeleton className="h-8 w-72" />
      <Skeleton className="h-52" />
      <Skeleton className="h-28" />
      <Skeleton className="h-40" />
    </div>
  )
}
