'use client'

import { unstable_isUnrecognizedActionError as isOfAnotherBuild, usePathname } from 'next/navigation'
import { useTranslations } from 'next-intl'
import { useEffect, useEffectEvent, useState } from 'react'
import { Notice } from '@/components/ui/notice'
import type { LookAnswer } from '../answers'
import { look } from './actions'
import { pauseAfter } from './mark'

type Props = {
  importId: string
  /** What the page shows now. */
  mark: string
  pause: number
}

/**
 * Looks again while an import works, a pause after each answer, less and less often while nothing moves; its key is the
 * mark. By an action: a server that does not answer for a moment would lead the router away from the page.
 */
export function Follow({ importId, mark, pause }: Props) {
  const t = useTranslations('imports.follow')
  const here = usePathname()
  const [fault, setFault] = useState<'signed_out' | 'unreachable' | null>(null)
  const ask = useEffectEvent(async () => {
    if (document.visibilityState !== 'visible') return
    const answer = await look({ importId, mark }).catch((error): LookAnswer | null => {
      // Deployed meanwhile: only a page of the new build can ask it.
      if (isOfAnotherBuild(error)) location.reload()
      return null
    })
    if (!answer) setFault('unreachable')
    else setFault(!answer.ok && answer.code === 'signed_out' ? 'signed_out' : null)
  })
  useEffect(() => {
    let timer: ReturnType<typeof setTimeout>
    let isOver = false
    const wait = (looks: number) => {
      timer = setTimeout(
        async () => {
          await ask()
          if (!isOver) wait(looks + 1)
        },
        pauseAfter(pause, looks),
      )
    }
    wait(0)
    return () => {
      isOver = true
      clearTimeout(timer)
    }
  }, [pause])
  return (
    <div role="status" className="empty:hidden">
      {fault && (
        <Notice tone="warning">
          {t(fault)}{' '}
          {fault === 'signed_out' && (
            <a href={`/login?next=${encodeURIComponent(here)}`} className="link">
              {t('logIn')}
            </a>
          )}
        </Notice>
      )}
    </div>
  )
}
