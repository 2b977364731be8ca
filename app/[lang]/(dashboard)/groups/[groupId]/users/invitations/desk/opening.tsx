'use client'

import { usePathname, useRouter, useSearchParams } from 'next/navigation'
import { createContext, type ReactNode, use, useOptimistic, useTransition } from 'react'

/** An invitation that the drawer shows or is about to show; its address, where the list knows it. */
export type Wanted = { id: string; email: string | null }

type Opening = {
  wanted: Wanted | null
  /** Whether what the address bar names is not here yet. */
  waiting: boolean
  hrefOf: (id: string) => string
  open: (wanted: Wanted) => void
  close: () => void
}

const Context = createContext<Opening | null>(null)

/** Which invitation is open beside the list. The address bar is the state; the drawer does not wait for it. */
export function OpeningProvider({ opened, children }: { opened: string | null; children: ReactNode }) {
  const router = useRouter()
  const here = usePathname()
  const params = useSearchParams()
  const [, begin] = useTransition()
  const [wanted, want] = useOptimistic<Wanted | null>(opened ? { id: opened, email: null } : null)
  const addressOf = (id: string | null) => {
    const next = new URLSearchParams(params)
    if (id) next.set('open', id)
    else next.delete('open')
    return next.size > 0 ? `${here}?${next}` : here
  }
  const show = (next: Wanted | null) => {
    if (next?.id === wanted?.id) return
    // The way back leads from the drawer to the list, not through every invitation that one looked at.
    const go = wanted ? router.replace : router.push
    begin(() => {
      want(next)
      go(addressOf(next?.id ?? null), { scroll: false })
    })
  }
  const opening = {
    wanted,
    waiting: wanted !== null && wanted.id !== opened,
    hrefOf: addressOf,
    open: show,
    close: () => show(null),
  }
  return <Context value={opening}>{children}</Context>
}

export function useOpening(): Opening {
  const opening = use(Context)
  if (!opening) throw new Error('There is no drawer around')
  return opening
}
