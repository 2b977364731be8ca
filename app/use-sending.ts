import { startTransition, useRef, useState, useTransition } from 'react'

/** Sends a form, once at a time, and holds its answer; `turn` tells one answer from the next. */
export function useSending<Answer>(
  post: (form: FormData) => Promise<Answer>,
  onAnswer: (answer: Answer) => void,
) {
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
