import { Skeleton } from '@/components/ui/skeleton'

const lines = ['w-32', 'w-40', 'w-28']

/** A name, what being in the group means, who is there, what is below. */
export function GroupSkeleton() {
  return (
    <div aria-hidden="true" className="grid gap-10">
      <div className="grid gap-3">
        <Skeleton className="h-9 w-56" />
        <Skeleton className="h-11 w-full max-w-form" />
      </div>
      <div className="grid gap-3">
        <Skeleton className="h-6 w-28" />
        <Skeleton className="h-5 w-44" />
      </div>
      <div className="grid gap-4">
        <Skeleton className="h-6 w-32" />
        <Skeleton className="h-12 w-72" />
        <Skeleton className="h-11 w-56" />
      </div>
      <div className="grid gap-4">
        <Skeleton className="h-6 w-32" />
        <div className="border-t">
          {lines.map((width) => (
            <div key={width} className="flex h-11 items-center border-b">
              <Skeleton className={`h-4 ${width}`} />
            </div>
          ))}
        </div>
      </div>
    </div>
  )
}
