import { useRouter } from 'next/navigation'
import { useEffect } from 'react'

type Looks = { pause: number; most: number }

/** Mails that wait for longer wait for something that looking does not bring about. */
export const forMails: Looks = { pause: 4000, most: 15 }

/**
 * Looks again while something is on its way, so that the page tells how it goes by itself. `mark` is what it shows now:
 * as long as that changes it is worth another look; null when nothing is awaited.
 */
export function useLookAgain(mark: string | null, { pause, most }: Looks) {
  const router = useRouter()
  useEffect(() => {
    if (mark === null) return
    let looks = 0
    const timer = setInterval(() => {
      looks += 1
      if (looks >= most) clearInterval(timer)
      if (document.visibilityState === 'visible') router.refresh()
    }, pause)
    return () => clearInterval(timer)
  }, [mark, pause, most, router])
}
