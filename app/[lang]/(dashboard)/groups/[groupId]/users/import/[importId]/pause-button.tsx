'use client'

import { useTranslations } from 'next-intl'
import { Button } from '@/components/ui/button'
import { Spinner } from '@/components/ui/spinner'
import { pause, resume } from './actions'
import { useDeed } from './use-deed'

/** One button, so that the focus stays: stops writing, and goes on with it. */
export function PauseButton({ importId, isPaused }: { importId: string; isPaused: boolean }) {
  const t = useTranslations('imports.writing')
  const { pending, carryOut } = useDeed()
  return (
    <Button
      variant={isPaused ? 'primary' : 'secondary'}
      aria-disabled={pending || undefined}
      onClick={() => carryOut(() => (isPaused ? resume : pause)(importId))}
    >
      {pending && <Spinner />}
      {t(isPaused ? 'resume' : 'pause')}
    </Button>
  )
}
