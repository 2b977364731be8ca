import { Suspense } from 'react'
import { Skeleton } from '@/components/ui/skeleton'
import { currentPlatform } from './platform'

/** Streams in: the shell of a page is the same for every platform. */
export function PlatformName() {
  return (
    <Suspense fallback={<Skeleton className="h-5 w-32" />}>
      <Name />
    </Suspense>
  )
}

const Name = async () => (await currentPlatform()).name
