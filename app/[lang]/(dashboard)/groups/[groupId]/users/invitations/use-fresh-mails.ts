import { useRouter } from 'next/navigation'
import { useEffect } from 'react'

const pause = 4000
/** A mail that waits for longer waits for something that looking does not bring about. */
const mostLooks = 15

/** Looks again while mails are on their way, so that "queued" becomes "sent" before the reader's eyes. */
export function useFreshMails(someQueued: boolean) {
  const router = useRouter()
  useEffect(() => {
    if (!someQueued) return
    let looks = 0
    const timer = setInterval(() => {
      looks += 1
      if (looks >= mostLooks) clearInterval(timer)
      if (document.visibilityState === 'visible') router.refresh()
    }, pause)
    return () => clearInterval(timer)
  }, [someQueued, router])
}
