import { startTransition, useRef, useState, useTransition } from 'react'
import type { CustomFaults } from '@/domain/custom-fields/input'
import { invite } from './actions'
import type { InviteAnswer, InviteCode } from './answer'

export type Answer =
  | Exclude<InviteAnswer, { ok: false }>
  | { ok: false; code: InviteCode | 'unreachable'; faults?: CustomFaults }

/** Sends the form and holds the answer; a server that cannot be reached is an answer like others. */
export function useSending(onAnswer: (answer: Answer) => void) {
  const [answer, setAnswer] = useState<Answer | null>(null)
  const [turn, setTurn] = useState(0)
  const [pending, begin] = useTransition()
  const sent = useRef<FormData>(null)
  const send = (form: FormData) => {
    if (pending) return
    sent.current = form
    begin(async () => {
      const given = await post(form)
      startTransition(() => {
        setAnswer(given)
        setTurn((before) => before + 1)
        onAnswer(given)
      })
    })
  }
  /** What was sent last, again for some of its addresses, although their people asked not to be written to. */
  const inviteAnyway = (addresses: string[]) => {
    const form = new FormData()
    for (const [name, value] of sent.current ?? []) form.append(name, value)
    form.set('emails', addresses.join('\n'))
    for (const address of addresses) form.append('evenIfErased', address)
    return post(form)
  }
  return { answer, turn, pending, send, inviteAnyway }
}

const post = (form: FormData) => invite(form).catch((): Answer => ({ ok: false, code: 'unreachable' }))
