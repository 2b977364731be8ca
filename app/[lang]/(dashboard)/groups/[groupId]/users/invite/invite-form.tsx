'use client'

import { useTranslations } from 'next-intl'
import { useMemo } from 'react'
import { EmailsField } from '@/app/emails-field/emails-field'
import { useCustomErrors } from '@/components/custom-field-inputs'
import { ErrorSummary } from '@/components/ui/error-summary'
import type { Role } from '@/domain/access/roles'
import type { CustomFaults, CustomField } from '@/domain/custom-fields/input'
import type { FoundGroup } from '@/domain/groups/find-group'
import type { Step } from '@/domain/groups/preview-propagation'
import { DraftFound } from '../adding/draft-found'
import { RolesChoice } from '../adding/roles-choice'
import { RoomNote } from '../adding/room-note'
import { OtherChoices } from './choices'
import { CustomChoices, scope } from './custom-choices'
import type { Faults } from './faults'
import { InviteButton } from './invite-button'
import { InviteResult } from './invite-result'
import { PropagationNote } from './propagation-note'
import { RefusalNotice } from './refusal-notice'
import type { ReminderGround } from './reminder-dates'
import { useInviteForm } from './use-invite-form'

export type InviteFormProps = {
  accountId: string
  group: FoundGroup
  offered: readonly Role[]
  steps: readonly Step[]
  /** How many more mails of theirs may go today. */
  room: number
  tomorrow: string
  reminders: ReminderGround
  fields: readonly CustomField[]
}

/** The form **Inviter** (I1): nothing typed is lost, by an error, a reload or an ended sign-in. */
export function InviteForm(props: InviteFormProps) {
  const { accountId, group, offered, steps, room, tomorrow, reminders, fields } = props
  const t = useTranslations('invite')
  const usualPlan = reminders.usual
  const form = useInviteForm({ groupId: group.id, accountId, offered, tomorrow, usualPlan, fields })
  const { answer, turn, choices, change } = form
  const { errors, errorOf } = useErrors(form.faults, form.summed, fields)
  return (
    <div className="grid gap-8">
      {answer?.ok && (
        <InviteResult
          key={turn}
          outcomes={answer.outcomes}
          waiting={answer.waiting}
          group={group}
          choices={choices}
          inviteAnyway={form.inviteAnyway}
        />
      )}
      {answer && !answer.ok && <RefusalNotice key={turn} answer={answer} />}
      {/* The action is for a press before this code has come: React keeps it and does it then. */}
      <form
        action={form.send}
        onSubmit={form.onSubmit}
        onBlur={form.onBlur}
        noValidate
        className="grid gap-8"
      >
        <input type="hidden" name="groupId" value={group.id} />
        <Errors errors={errors} />
        {form.draftFound && <DraftFound onForget={form.startAfresh} />}
        <EmailsField emails={form.emails} error={errorOf('emails')} />
        <div className="grid gap-4">
          <RolesChoice
            offered={offered}
            help={t('rolesHelp', { group: group.name })}
            error={errorOf('roles')}
            chosen={choices.roles}
            onChange={(roles) => change({ roles })}
          />
          {choices.roles.includes('learner') && <PropagationNote group={group} steps={steps} />}
        </div>
        <OtherChoices
          tomorrow={tomorrow}
          reminders={reminders}
          error={errorOf('deletionDate')}
          choices={choices}
          onChange={change}
        />
        <CustomChoices fields={fields} faults={form.faults.custom} choices={choices} onChange={change} />
        <RoomNote count={form.ready} room={answer?.ok ? answer.room : room} />
        <InviteButton count={form.ready} pending={form.pending} />
      </form>
    </div>
  )
}

type ErrorLine = { field: string; text: string }
const noFaults: CustomFaults = []

/** Sentences for what is wrong; the same list as long as the same is wrong, for it takes the focus when it is new. */
function useErrors(faults: Faults, summed: Faults, fields: readonly CustomField[]) {
  const t = useTranslations('invite.errors')
  const custom = useCustomErrors(fields, summed.custom ?? noFaults, scope)
  const errorOf = (field: Exclude<keyof Faults, 'custom'>) => faults[field] && t(faults[field])
  const errors = useMemo<ErrorLine[]>(
    () =>
      (['emails', 'roles', 'deletionDate'] as const)
        .flatMap((field): ErrorLine[] => {
          const fault = summed[field]
          return fault ? [{ field, text: t(fault) }] : []
        })
        .concat(custom),
    [summed, custom, t],
  )
  return { errors, errorOf }
}

function Errors({ errors }: { errors: ErrorLine[] }) {
  const t = useTranslations('invite.errors')
  return <ErrorSummary title={t('title')} errors={errors} />
}
