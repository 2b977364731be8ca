import { startTransition, useState, useTransition } from 'react'
import { create } from './actions'
import type { CreateAnswer } from './answer'

export type Answer = CreateAnswer | { ok: false; code: 'unreachable' }

/** Sends the form and holds the answer; a server that cannot be reached is an answer like others. */
export function useCreating(onAnswer: (answer: Answer) => void) {
  const [answer, setAnswer] = useState<Answer | null>(null)
  const [turn, setTurn] = useState(0)
  const [pending, begin] = useTransition()
  const send = (form: FormData) => {
    if (pending) return
    begin(async () => {
      const given = await create(form).catch((): Answer => ({ ok: false, code: 'unreachable' }))
      startTransition(() => {
        setAnswer(given)
        setTurn((before) => before + 1)
        onAnswer(given)
      })
    })
  }
  return { answer, turn, pending, send }
}
