import type { EmailsFault, Refusal } from '../answers'

type Fault = EmailsFault | 'emails_invalid'
export type Faults = { groupId?: Fault; emails?: Fault }
export const fields = ['groupId', 'emails'] as const

type Checked = { groupId: string; text: string; valid: number }

/** What is wrong before anything is sent. The server checks again, and has the last word. */
export const faultsIn = ({ groupId, text, valid }: Checked): Faults => ({
  ...(groupId === '' && { groupId: 'group_missing' as const }),
  ...(text === '' && { emails: 'emails_missing' as const }),
  ...(text !== '' && valid === 0 && { emails: 'emails_invalid' as const }),
})

/** The field that a refusal is about; null when it is about the whole form. */
export function fieldOf(code: EmailsFault | Refusal): Faults | null {
  switch (code) {
    case 'group_missing':
      return { groupId: code }
    case 'emails_missing':
    case 'emails_long':
    case 'too_many':
      return { emails: code }
    default:
      return null
  }
}

/** Whether it is about the whole form. */
export const isOfForm = (code: EmailsFault | Refusal): code is Refusal => fieldOf(code) === null

/** The field that an element of the form belongs to, if it can be wrong. */
export function fieldAround(element: Element): keyof Faults | null {
  if (element.closest('[data-chip]')) return 'emails'
  const name = element.getAttribute('name')
  return fields.find((field) => field === name) ?? null
}
