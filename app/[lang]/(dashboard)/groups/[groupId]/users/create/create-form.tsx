'use client'

import { useTranslations } from 'next-intl'
import { type ReactNode, useRef } from 'react'
import { Door } from '@/components/door/context'
import { ErrorSummary } from '@/components/ui/error-summary'
import { SubmitButton } from '@/components/ui/submit-button'
import type { CustomField } from '@/domain/custom-fields/input'
import { DraftFound } from '../adding/draft-found'
import type { PasswordTexts } from '../invitations/desk/steps-for'
import { AccessChoice } from './access-choice'
import { CreateResult } from './create-result'
import { Identity } from './identity'
import { MetPerson } from './met-person'
import { NotCreated } from './not-created'
import { SharedChoices } from './shared-choices'
import { type Place, useCreateForm } from './use-create-form'
import { useFormFrame } from './use-form-frame'

export type CreateFormProps = Place & {
  customFields: readonly CustomField[]
  password: PasswordTexts
  /** What is said of seats before the button (B2). */
  seats: ReactNode
}

/** The form **Créer un compte** (C1): nothing typed is lost, by an error, a reload or an ended sign-in. */
export function CreateForm({ customFields, password, seats, ...place }: CreateFormProps) {
  const t = useTranslations('createAccount')
  const formElement = useRef<HTMLFormElement>(null)
  const form = useCreateForm(place, formElement)
  const { answer, turn, person, change, held, pending } = form
  const { door, errors, scope } = useFormFrame(customFields, form.faults, form.summed)
  const toFirstName = () => formElement.current?.querySelector<HTMLElement>('[name=firstName]')?.focus()
  return (
    <div className="grid gap-8">
      {answer?.ok && (
        <CreateResult
          key={turn}
          answer={answer}
          held={held}
          met={form.met}
          onAnother={toFirstName}
          createAnyway={() => form.createAnyway(formElement.current)}
        />
      )}
      {answer && !answer.ok && answer.code !== 'faults' && <NotCreated key={turn} code={answer.code} />}
      <Door value={door}>
        {/* The action is for a press before this code has come: React keeps it and does it then. */}
        <form
          ref={formElement}
          action={form.send}
          onSubmit={form.onSubmit}
          onBlur={form.onBlur}
          noValidate
          className="grid gap-8"
        >
          {/* Enter presses the first button of a form: to restore somebody takes a press on the button that says so. */}
          <button type="submit" hidden tabIndex={-1} />
          <ErrorSummary title={t('errors')} errors={errors} />
          {form.draftFound && <DraftFound onForget={form.startAfresh} />}
          <Identity person={person} onChange={change} />
          <MetPerson
            met={form.met}
            isToldAbove={answer?.ok === true}
            person={person}
            held={held}
            customFields={customFields}
            pending={pending}
            onChange={form.changeAndAsk}
          />
          <AccessChoice person={person} onChange={change} turn={form.persons} texts={password} />
          <SharedChoices
            held={held}
            groups={place.groups}
            customFields={customFields}
            customFaults={form.summed.custom}
            climbs={form.climbs}
            count={1}
            tomorrow={place.tomorrow}
            scope={scope}
          />
          {seats}
          <div className="max-sm:sticky max-sm:bottom-0 max-sm:-mx-4 max-sm:border-t max-sm:bg-page max-sm:px-4 max-sm:py-3">
            <SubmitButton busy={pending} className="max-sm:w-full">
              {t(pending ? 'creating' : 'submit')}
            </SubmitButton>
          </div>
        </form>
      </Door>
    </div>
  )
}
