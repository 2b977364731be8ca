'use client'

import { useTranslations } from 'next-intl'
import { CustomFieldInputs } from '@/components/custom-field-inputs'
import type { CustomFaults, CustomField } from '@/domain/custom-fields/input'
import type { Choices } from './choices'

export const scope = 'invite-'

type Props = {
  fields: readonly CustomField[]
  faults: CustomFaults | undefined
  choices: Choices
  onChange: (change: Partial<Choices>) => void
}

/** What is known already of everybody in the list; none of it is required here. */
export function CustomChoices({ fields, faults, choices: { customValues }, onChange }: Props) {
  const t = useTranslations('customValues')
  if (fields.length === 0) return null
  return (
    <fieldset aria-describedby="invite-custom-help">
      <legend className="font-strong">{t('title')}</legend>
      <p id="invite-custom-help" className="text-small text-muted">
        {t('inviteHelp')}
      </p>
      <div className="mt-4 grid items-start gap-6 sm:grid-cols-2">
        <CustomFieldInputs
          fields={fields}
          values={customValues}
          {...(faults && { errors: faults })}
          requireAll={false}
          scope={scope}
          onChange={(fieldId, value) => onChange({ customValues: withValue(customValues, fieldId, value) })}
        />
      </div>
    </fieldset>
  )
}

/** Nothing is kept of an emptied field: the form is as it was before. */
function withValue(values: Choices['customValues'], fieldId: string, value: string) {
  const { [fieldId]: _, ...others } = values
  return value === '' ? others : { ...others, [fieldId]: value }
}
