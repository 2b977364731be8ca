import { useState } from 'react'
import { useDraft } from '@/app/[lang]/(dashboard)/groups/[groupId]/users/adding/use-draft'
import { useFaults } from '@/app/[lang]/(dashboard)/groups/[groupId]/users/adding/use-faults'
import { useCheckedSending } from '@/app/emails-field/use-checked-sending'
import { useEmails } from '@/app/emails-field/use-emails'
import { useSending } from '@/app/use-sending'
import type { EmailsAnswer } from '../answers'
import { sendEmails } from '../send'
import { type Faults, faultsIn, fieldAround, fieldOf } from './faults'

type Place = { sessionId: string; actorId: string; groups: readonly { id: string }[] }
type Kept = { emails: string; groupId: string; mailAgain: boolean }

/** What the form holds and does: typed, checked, kept as a draft, sent, and settled by the answer. */
export function useEmailsForm({ sessionId, actorId, groups }: Place) {
  const emails = useEmails()
  const only = groups.length === 1 ? (groups[0]?.id ?? '') : ''
  const [groupId, setGroupId] = useState(only)
  const [mailAgain, setMailAgain] = useState(false)
  const { faults, summed, settle, leave } = useFaults<Faults>({})
  const { send, ...sending } = useSending<EmailsAnswer>(sendEmails, onAnswer)
  const typed = (): Kept | null =>
    emails.text || groupId !== only || mailAgain ? { emails: emails.text, groupId, mailAgain } : null
  const draft = useDraft<Kept>(`enrol emails ${sessionId} ${actorId}`, typed, (kept) => {
    if (groups.some(({ id }) => id === kept.groupId)) setGroupId(kept.groupId ?? only)
    setMailAgain(kept.mailAgain ?? false)
    if (kept.emails) emails.change({ do: 'load', text: kept.emails })
  })
  const foundNow = () => faultsIn({ valid: emails.ready, text: emails.text, groupId })
  const handlers = useCheckedSending<Faults>({ emails, foundNow, settle, leave, fieldAround, send })

  function onAnswer(answer: EmailsAnswer) {
    settle(answer.ok ? {} : (fieldOf(answer.code) ?? {}))
    if (!answer.ok) return
    draft.forget()
    emails.change({ do: 'settle', addresses: addressesDone(answer) })
  }
  function startAfresh() {
    emails.change({ do: 'load', text: '' })
    setGroupId(only)
    setMailAgain(false)
    settle({})
    draft.forget()
  }
  return {
    ...sending,
    ...{ send, emails, groupId, setGroupId, mailAgain, setMailAgain, faults, summed },
    ...{ ...handlers, ready: emails.ready, startAfresh, draftFound: draft.found },
  }
}

function addressesDone({ outcomes: { invalid: _, ...others } }: Extract<EmailsAnswer, { ok: true }>) {
  return new Set(Object.values(others).flat())
}
