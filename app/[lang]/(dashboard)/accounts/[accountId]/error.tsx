'use client'

import { Failure } from '@/components/failure'

export default function AccountFailure({ retry }: { retry: () => void }) {
  return (
    <main id="content" tabIndex={-1} className="mx-auto w-full max-w-page px-4 pt-6 sm:px-8 lg:pt-10">
      <Failure heading="h1" retry={retry} />
    </main>
  )
}
