import { RowsSkeleton } from '@/components/list/rows-skeleton'
import { Skeleton } from '@/components/ui/skeleton'

const menus = ['role', 'way', 'seen', 'ends']

/** As high as the filters and the first people. */
export function AccountsSkeleton() {
  return (
    <div aria-hidden="true">
      <div className="mt-6 grid gap-3">
        <div className="flex flex-wrap gap-3">
          <Skeleton className="h-control w-full sm:max-w-xs" />
          <Skeleton className="h-control w-full sm:w-52" />
          <Skeleton className="h-control w-full sm:ml-auto sm:w-56" />
        </div>
        <div className="flex flex-wrap gap-3">
          {menus.map((menu) => (
            <Skeleton key={menu} className="h-control w-[calc(50%-0.375rem)] sm:w-40" />
          ))}
        </div>
        <Skeleton className="h-18 w-full pointer-coarse:h-24 sm:h-8 sm:max-w-md" />
      </div>
      <RowsSkeleton count={8} row="h-[4.3125rem] max-sm:h-40" head="max-sm:hidden" />
    </div>
  )
}
