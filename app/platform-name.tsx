import { Suspense } from 'react'
import { Logo } from '@/components/logo'
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

async function Name() {
  const { name, logo } = await currentPlatform()
  return logo ? <Logo src={`/logo/${logo}`} alt={name} /> : name
}
