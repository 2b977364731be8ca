'use client'

import { useTranslations } from 'next-intl'
import { type FormEvent, useState } from 'react'
import { ErrorSummary } from '@/components/ui/error-summary'
import type { Role } from '@/domain/access/roles'
import type { FoundGroup } from '@/domain/groups/find-group'
import type { Step } from '@/domain/groups/preview-propagation'
import { type Choices, OtherChoices, RolesChoice } from './choices'
import { EmailsField } from './emails-field'
import { readEntries, toText } from './entries'
import { type Faults, faultsIn, fieldOf } from './faults'
import { InviteButton } from './invite-button'
import { InviteResult } from './invite-result'
import { PropagationNote } from './propagation-note'
import { RefusalNotice } from './refusal-notice'
import { useDraft } from './use-draft'
import { useEmails } from './use-emails'
import { type Answer, useSending } from './use-sending'

export type InviteFormProps = {
  accountId: string
  group: FoundGroup
  offered: readonly Role[]
  steps: readonly Step[]
  tomorrow: string
}

const untouched: Choices = { roles: ['learner'], language: 'fr', deletionDate: '', mailAgain: false }

/** The form **Inviter** (I1): nothing typed is lost, by an error, a reload or an ended sign-in. */
export function InviteForm({ accountId, group, offered, steps, tomorrow }: InviteFormProps) {
  const t = useTranslations('invite')
  const { answer, turn, pending, send } = useSending(onAnswer)
  const emails = useEmails()
  const [choices, setChoices] = useState<Choices>(untouched)
  const [faults, setFaults] = useState<Faults>({})
  const change = (some: Partial<Choices>) => setChoices((before) => ({ ...before, ...some }))
  const text = () => toText(emails.entries, emails.typed)
  const draft = useDraft(
    { groupId: group.id, accountId },
    () => (text() || choices !== untouched ? { ...choices, emails: text() } : null),
    ({ emails: kept, ...others }) => {
      change(others)
      if (kept) emails.change({ do: 'load', text: kept })
    },
  )

  function onAnswer(given: Answer) {
    if (!given.ok) return setFaults(fieldOf(given.code))
    setFaults({})
    draft.forget()
    const { invalid: _, active, ...others } = given.outcomes
    const done = [...active.map(({ address }) => address), ...Object.values(others).flat()]
    emails.change({ do: 'settle', addresses: new Set(done) })
  }
  function startAfresh() {
    emails.change({ do: 'load', text: '' })
    setChoices(untouched)
    setFaults({})
    draft.forget()
  }
  function onSubmit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault()
    emails.change({ do: 'finish' })
    const found = faultsIn({ valid: ready, text: text(), ...choices, tomorrow })
    setFaults(found)
    if (Object.keys(found).length > 0) return
    const form = new FormData(event.currentTarget)
    form.set('emails', text())
    send(form)
  }

  const ready = emails.valid + readEntries(emails.typed).filter(({ fault }) => !fault).length
  const error = (field: keyof Faults) => faults[field] && t(`errors.${faults[field]}`)
  const errors = (['emails', 'roles', 'deletionDate'] as const).flatMap((field) => {
    const sentence = error(field)
    return sentence ? [{ field, text: sentence }] : []
  })
  return (
    <div className="grid gap-8">
      {answer?.ok && <InviteResult key={turn} outcomes={answer.outcomes} group={group} choices={choices} />}
      {answer && !answer.ok && <RefusalNotice key={turn} answer={answer} />}
      {/* The action is for a press before this code has come: React keeps it and does it then. */}
      <form action={send} onSubmit={onSubmit} noValidate className="grid gap-8">
        <input type="hidden" name="groupId" value={group.id} />
        <ErrorSummary title={t('errors.title')} errors={errors} />
        {draft.found && (
          <p className="flex flex-wrap items-center gap-x-3 text-small text-muted">
            {t('draftFound')}
            <button type="button" className="link" onClick={startAfresh}>
              {t('draftForget')}
            </button>
          </p>
        )}
        <EmailsField emails={emails} error={error('emails')} />
        <div className="grid gap-4">
          <RolesChoice
            offered={offered}
            group={group.name}
            error={error('roles')}
            choices={choices}
            onChange={change}
          />
          {choices.roles.includes('learner') && <PropagationNote group={group} steps={steps} />}
        </div>
        <OtherChoices tomorrow={tomorrow} error={error('deletionDate')} choices={choices} onChange={change} />
        <InviteButton count={ready} pending={pending} />
      </form>
    </div>
  )
}
