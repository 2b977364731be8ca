'use client'

import { useTranslations } from 'next-intl'
import { useTransition } from 'react'
import { toast } from 'sonner'
import { useFailing } from '@/components/list/use-failing'
import type { DeedFailure, Failed } from './answers'

/** Says why something was not done, and where it may be done. */
export function useFailure() {
  const t = useTranslations('accountPage.failed')
  const fail = useFailing()
  return (code: DeedFailure) =>
    fail(code === 'signed_out' || code === 'wrong' || code === 'unreachable' ? code : { sentence: t(code) })
}

/** Does something, once at a time; what went wrong is said, and what went well is for `then`. */
export function useDeed() {
  const [pending, begin] = useTransition()
  const fail = useFailure()
  const carryOut = <Done extends { ok: true }>(
    deed: () => Promise<Done | Failed>,
    then: (done: Done) => void,
  ) => {
    if (pending) return
    begin(async () => {
      const answer = await deed().catch((): Failed => ({ ok: false, code: 'unreachable' }))
      if (answer.ok) begin(() => then(answer))
      else fail(answer.code)
    })
  }
  return { pending, carryOut }
}

export const say = (title: string, description?: string) => toast(title, { description, duration: 10_000 })

/** For what takes the part of the page away that one has just used: the focus is not lost with it. */
export const focusPage = () => document.getElementById('content')?.focus({ preventScroll: true })
