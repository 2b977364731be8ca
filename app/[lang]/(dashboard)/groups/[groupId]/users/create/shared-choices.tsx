'use client'

import { useTranslations } from 'next-intl'
import { cn } from '@/components/class-names'
import { CustomFieldInputs } from '@/components/custom-field-inputs'
import { useDoorField } from '@/components/door/context'
import { Field, fieldProps } from '@/components/ui/field'
import { fieldStyle } from '@/components/ui/input'
import type { Climbed } from '@/domain/accounts/preview-creation'
import type { CustomFaults, CustomField } from '@/domain/custom-fields/input'
import { Defaults } from '../adding/defaults'
import type { GroupToChoose } from '../adding/group-to-choose'
import { PlacingChoice } from '../adding/placing-choice'
import type { HeldChoices } from './use-choices'

type Props = {
  held: HeldChoices
  groups: readonly GroupToChoose[]
  customFields: readonly CustomField[]
  customFaults: CustomFaults
  climbs: readonly Climbed[]
  count: number
  tomorrow: string
  /** Keeps ids apart from those of other forms. */
  scope: string
}

/** **Groupes**, **Rôles** and what else holds for everybody who is created at once (C1). */
export function SharedChoices({
  held,
  groups,
  customFields,
  customFaults,
  climbs,
  count,
  tomorrow,
  scope,
}: Props) {
  const { choices, change } = held
  return (
    <>
      <PlacingChoice groups={groups} placing={choices} count={count} climbs={climbs} onChange={change} />
      <AdditionalInfo
        value={choices.additionalInfo}
        onChange={(additionalInfo) => change({ additionalInfo })}
      />
      <div data-field="deletionDate">
        <Defaults
          tomorrow={tomorrow}
          error={useDoorField('deletionDate').error}
          given={choices}
          onChange={change}
        />
      </div>
      {customFields.length > 0 && (
        <div className="grid gap-5">
          <CustomFieldInputs
            fields={customFields}
            values={choices.custom}
            errors={customFaults}
            scope={scope}
            onChange={(fieldId, value) => change({ custom: { ...choices.custom, [fieldId]: value } })}
          />
        </div>
      )}
    </>
  )
}

function AdditionalInfo({ value, onChange }: { value: string; onChange: (value: string) => void }) {
  const t = useTranslations('createAccount')
  const { id, error } = useDoorField('additionalInfo')
  const texts = { help: t('additionalInfoHelp'), error }
  return (
    <Field id={id} label={t('additionalInfo')} hint={t('optional')} {...texts}>
      <textarea
        {...fieldProps(id, texts)}
        name="additionalInfo"
        rows={2}
        value={value}
        onChange={({ target }) => onChange(target.value)}
        className={cn(fieldStyle, 'field-sizing-content min-h-control py-1.5')}
      />
    </Field>
  )
}
