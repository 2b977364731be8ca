'use client'

import { useTranslations } from 'next-intl'
import { type FormEvent, startTransition, useActionState, useEffect, useMemo } from 'react'
import { CustomFieldInputs, useCustomErrors } from '@/components/custom-field-inputs'
import { ErrorSummary } from '@/components/ui/error-summary'
import { SubmitButton } from '@/components/ui/submit-button'
import type { ShownAccount } from '@/domain/accounts/show-account'
import type { CustomField } from '@/domain/custom-fields/input'
import { DetailFields } from './detail-fields'
import { OtherAccount, WhatIsNow } from './meanwhile'
import { saveAccount } from './save-account'
import type { FieldName, SaveState } from './state'
import { say } from './use-deed'

const send = (before: SaveState, form: FormData): Promise<SaveState> =>
  saveAccount(form).catch(() => ({ ...before, saved: false, faults: [{ code: 'unreachable' }] }))

type Props = { account: ShownAccount; fields: readonly CustomField[] }

/** Who the person is, one press for all of it; what was typed stays whatever the answer. */
export function DetailsForm({ account, fields }: Props) {
  const t = useTranslations('accountPage')
  const [state, save, pending] = useActionState(send, start(account.version))
  useEffect(() => {
    if (state.saved) say(t('form.saved'), state.signedOut ? t('form.signedOut') : undefined)
  }, [state, t])
  const custom = useCustomErrors(fields, state.customFaults)
  const errors = useMemo(
    () => [...state.faults.map(({ field, code }) => ({ field, text: t(`faults.${code}`) })), ...custom],
    [state, custom, t],
  )
  const errorOf = (field: FieldName) => errors.find((one) => one.field === field)?.text
  // React would empty the form of its action, and with it what has to be corrected.
  const onSubmit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault()
    const form = new FormData(event.currentTarget)
    if (!pending) startTransition(() => save(form))
  }
  return (
    <section aria-labelledby="account-details">
      <form action={save} onSubmit={onSubmit} noValidate className="grid max-w-form gap-6">
        <h2 id="account-details">{t('identity')}</h2>
        <input type="hidden" name="accountId" value={account.id} />
        <input type="hidden" name="version" value={state.version || account.version} />
        <ErrorSummary title={t('faults.title')} errors={errors} />
        <OtherAccount id={state.other} />
        <WhatIsNow meanwhile={state.meanwhile} />
        <DetailFields account={account} errorOf={errorOf} />
        <CustomFieldInputs
          fields={fields.map((field) => ({
            ...field,
            required: field.required && Boolean(account.customValues[field.id]),
          }))}
          values={account.customValues}
          errors={state.customFaults}
        />
        <div className="max-sm:sticky max-sm:bottom-0 max-sm:-mx-4 max-sm:border-t max-sm:bg-page max-sm:px-4 max-sm:py-3">
          <SubmitButton className="max-sm:w-full" busy={pending}>
            {t('form.save')}
          </SubmitButton>
        </div>
      </form>
    </section>
  )
}

const start = (version: string): SaveState => ({
  saved: false,
  signedOut: false,
  faults: [],
  customFaults: [],
  version,
  meanwhile: {},
  other: null,
})
