'use client'

import { Failure } from '@/components/failure'

export default function PageFailure({ retry }: { retry: () => void }) {
  return (
    <main>
      <Failure heading="h1" retry={retry} />
    </main>
  )
}
