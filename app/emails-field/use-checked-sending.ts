import type { FocusEvent, FormEvent } from 'react'
import type { Emails } from './use-emails'

type Form<Faults extends object> = {
  emails: Emails
  /** What is wrong now. */
  foundNow: () => Faults
  settle: (found: Faults) => void
  leave: (field: keyof Faults & string, found: Faults) => void
  /** The field that something in it was left. */
  fieldAround: (target: Element) => (keyof Faults & string) | null
  send: (form: FormData) => void
}

/** Sends a form with addresses once nothing in it is wrong; a field says what is wrong when it is left. */
export function useCheckedSending<Faults extends object>(given: Form<Faults>) {
  const { emails, foundNow, settle, leave, fieldAround, send } = given
  function onSubmit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault()
    emails.change({ do: 'finish' })
    const found = foundNow()
    settle(found)
    if (Object.keys(found).length > 0) return
    const form = new FormData(event.currentTarget)
    form.set('emails', emails.text)
    send(form)
  }
  function onBlur({ target }: FocusEvent) {
    const field = fieldAround(target)
    if (field) leave(field, foundNow())
  }
  return { onSubmit, onBlur }
}
