'use client'

import { Failure } from '@/components/failure'

export default function PartFailure({ retry }: { retry: () => void }) {
  return <Failure heading="h1" retry={retry} />
}
