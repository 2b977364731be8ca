import { useState } from 'react'
import { useCheckedSending } from '@/app/emails-field/use-checked-sending'
import { useEmails } from '@/app/emails-field/use-emails'
import { useSending } from '@/app/use-sending'
import type { Role } from '@/domain/access/roles'
import type { CustomField } from '@/domain/custom-fields/input'
import { useDraft } from '../adding/use-draft'
import { useFaults } from '../adding/use-faults'
import type { Given } from './answer'
import type { Choices } from './choices'
import { type Faults, faultsIn, fieldAround, fieldOf } from './faults'
import { type Answer, send as post } from './send'

type Place = {
  groupId: string
  accountId: string
  offered: readonly Role[]
  tomorrow: string
  usualPlan: string
  fields: readonly CustomField[]
}

const usual: Omit<Choices, 'reminderDays'> = {
  roles: ['learner'],
  language: 'fr',
  deletionDate: '',
  mailAgain: false,
  customValues: {},
}

/** What the form holds and does: typed, checked, kept as a draft, sent, and settled by the answer. */
export function useInviteForm({ groupId, accountId, offered, tomorrow, usualPlan, fields }: Place) {
  const emails = useEmails()
  const untouched: Choices = { ...usual, reminderDays: usualPlan }
  const isUntouched = () => JSON.stringify(choices) === JSON.stringify(untouched)
  const [choices, setChoices] = useState<Choices>(untouched)
  const { faults, summed, settle, leave } = useFaults<Faults>({})
  const { send, ...sending } = useSending<Answer>(post, onAnswer)
  const change = (some: Partial<Choices>) => setChoices((before) => ({ ...before, ...some }))
  const typed = (): Given | null =>
    emails.text || !isUntouched() ? { ...choices, emails: emails.text } : null
  const draft = useDraft<Given>(
    `invite ${groupId} ${accountId}`,
    typed,
    ({ emails: kept, roles = [], ...others }) => {
      change({ ...others, roles: offered.filter((role) => roles.includes(role)) })
      if (kept) emails.change({ do: 'load', text: kept })
    },
  )
  const foundNow = () => faultsIn({ valid: emails.ready, text: emails.text, ...choices, tomorrow }, fields)
  const handlers = useCheckedSending<Faults>({ emails, foundNow, settle, leave, fieldAround, send })

  function onAnswer(answer: Answer) {
    settle(answer.ok ? {} : fieldOf(answer.code, answer.faults))
    if (!answer.ok) return
    draft.forget()
    emails.change({ do: 'settle', addresses: addressesDone(answer) })
  }
  function startAfresh() {
    emails.change({ do: 'load', text: '' })
    setChoices(untouched)
    settle({})
    draft.forget()
  }
  return {
    ...sending,
    send,
    emails,
    choices,
    change,
    faults,
    summed,
    ready: emails.ready,
    draftFound: draft.found,
    startAfresh,
    ...handlers,
  }
}

function addressesDone({ outcomes: { invalid: _, active, ...others } }: Answer & { ok: true }) {
  return new Set([...active.map(({ address }) => address), ...Object.values(others).flat()])
}
