import { startTransition, useState, useTransition } from 'react'
import { invite } from './actions'
import type { InviteAnswer, InviteCode } from './answer'

export type Answer = Exclude<InviteAnswer, { ok: false }> | { ok: false; code: InviteCode | 'unreachable' }

/** Sends the form and holds the answer; a server that cannot be reached is an answer like others. */
export function useSending(onAnswer: (answer: Answer) => void) {
  const [answer, setAnswer] = useState<Answer | null>(null)
  const [turn, setTurn] = useState(0)
  const [pending, begin] = useTransition()
  const send = (form: FormData) => {
    if (pending) return
    begin(async () => {
      const given = await invite(form).catch((): Answer => ({ ok: false, code: 'unreachable' }))
      startTransition(() => {
        setAnswer(given)
        setTurn((before) => before + 1)
        onAnswer(given)
      })
    })
  }
  return { answer, turn, pending, send }
}
