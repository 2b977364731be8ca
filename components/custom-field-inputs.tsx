import { useLocale, useTranslations } from 'next-intl'
import { useMemo } from 'react'
import type { CustomFaults, CustomField } from '@/domain/custom-fields/input'
import { CustomFieldInput } from './custom-field-input'

type Props = {
  fields: readonly CustomField[]
  /** By the id of the field, as they are kept or as they were typed. */
  values: Readonly<Record<string, string>>
  /** As `readCustomValues` found them. */
  errors?: CustomFaults
  /** As it is given to `readCustomValues`: whether required ones have to be filled in here. */
  requireAll?: boolean
  /** Keeps ids apart from those of other forms: pages that one left stay in the document, hidden. */
  scope?: string
  /** With it, the form around holds the values. */
  onChange?: (fieldId: string, value: string) => void
}

/** The custom fields of a form, one below the other. In client code, the messages `customValues` are needed around it. */
export function CustomFieldInputs({
  fields,
  values,
  errors = [],
  requireAll = true,
  scope = '',
  onChange,
}: Props) {
  const t = useTranslations('customValues')
  const locale = useLocale()
  const words = {
    optional: requireAll ? t('optional') : '',
    choose: t('choose'),
    noChoice: t('noChoice'),
    gone: t('gone'),
  }
  return fields.map((field) => {
    const fault = errors.find(({ fieldId }) => fieldId === field.id)?.fault
    return (
      <CustomFieldInput
        key={field.id}
        field={field}
        id={idIn(scope, field.id)}
        value={values[field.id] ?? ''}
        error={fault && t(`faults.${fault}`, { name: field.name })}
        required={requireAll && field.required}
        words={words}
        locale={locale}
        onChange={onChange && ((value) => onChange(field.id, value))}
      />
    )
  })
}

const idIn = (scope: string, fieldId: string) => `${scope}custom.${fieldId}`

/**
 * What is wrong with custom fields, as lines of an error summary above inputs of the same scope. The same lines as
 * long as the same is wrong: a new list takes the focus.
 */
export function useCustomErrors(fields: readonly CustomField[], faults: CustomFaults, scope = '') {
  const t = useTranslations('customValues.faults')
  return useMemo(
    () =>
      faults.map(({ fieldId, fault }) => ({
        field: idIn(scope, fieldId),
        text: t(fault, { name: fields.find(({ id }) => id === fieldId)?.name ?? '' }),
      })),
    [fields, faults, scope, t],
  )
}
