import { startTransition, useActionState, useState, useTransition } from 'react'
import { invite } from './actions'
import type { InviteAnswer, InviteCode } from './answer'

export type Answer = Exclude<InviteAnswer, { ok: false }> | { ok: false; code: InviteCode | 'unreachable' }

/**
 * Sends the form and holds the answer. `post` is for a browser without scripts; with them, `send` asks without
 * the form being emptied, and turns a server that cannot be reached into an answer like others.
 */
export function useSending(onAnswer: (answer: Answer) => void) {
  const [posted, post] = useActionState(invite, null)
  const [sent, setSent] = useState<Answer | null>(null)
  const [turn, setTurn] = useState(0)
  const [pending, begin] = useTransition()
  const send = (form: FormData) => {
    if (pending) return
    begin(async () => {
      const answer = await invite(null, form).catch((): Answer => ({ ok: false, code: 'unreachable' }))
      startTransition(() => {
        setSent(answer)
        setTurn((before) => before + 1)
        onAnswer(answer)
      })
    })
  }
  return { posted, answer: sent ?? posted, turn, pending, post, send }
}
