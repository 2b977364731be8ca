import { Skeleton } from '@/components/ui/skeleton'

const widths = ['w-40', 'w-28', 'w-32', 'w-24', 'w-36']

export function GroupTreeSkeleton() {
  return (
    <div className="grid gap-4 px-2 py-4">
      {widths.map((width) => (
        <Skeleton key={width} className={`h-4 ${width}`} />
      ))}
    </div>
  )
}
