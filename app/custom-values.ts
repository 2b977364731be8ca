import { getTranslations } from 'next-intl/server'
import type { CustomFieldWords } from '@/components/custom-field-input'
import type { DoorState } from '@/components/door/state'
import { db } from '@/db/client'
import type { CustomValues } from '@/db/schema'
import { controlOf, readCustomValues } from '@/domain/custom-fields/input'
import { listCustomFields } from '@/domain/custom-fields/list-custom-fields'
import type { Language } from '@/i18n/languages'

/** The custom fields that a form asks for whose account begins, and what there is already; nothing of the others. */
export async function askedFields(values: CustomValues) {
  const fields = (await listCustomFields(db())).filter(({ askedAtFirstLogin }) => askedAtFirstLogin)
  const asked = fields.flatMap(({ id }) => (values[id] ? [[id, values[id]] as const] : []))
  return { fields, values: Object.fromEntries(asked) }
}

type Answered = { errors: DoorState['errors']; values: CustomValues }

/**
 * What was answered to those fields, or sentences for what is wrong. What was emptied is an empty value, which takes
 * away what the invitation had. `kept` is what the invitation has.
 */
export async function readAskedFields(
  language: Language,
  form: FormData,
  kept: CustomValues,
): Promise<Answered> {
  const { fields } = await askedFields({})
  const read = readCustomValues(fields, form, { requireAll: true, kept })
  if (read.ok) {
    const emptied = Object.fromEntries(fields.map(({ id }) => [id, '']))
    return { errors: [], values: { ...emptied, ...read.values } }
  }
  const t = await getTranslations({ locale: language, namespace: 'customValues.faults' })
  const nameOf = (fieldId: string) => fields.find(({ id }) => id === fieldId)?.name ?? ''
  const errors = read.faults.map(({ fieldId, fault }) => ({
    field: controlOf(fieldId),
    text: t(fault, { name: nameOf(fieldId) }),
  }))
  return { errors, values: {} }
}

/** In the order of a form that asks for the password last. */
export const withErrorsOf = (state: DoorState, errors: DoorState['errors']): DoorState => ({
  ...state,
  errors: [
    ...state.errors.filter(({ field }) => field !== 'password'),
    ...errors,
    ...state.errors.filter(({ field }) => field === 'password'),
  ],
})

/** The words around a custom field, for forms that load none themselves. */
export async function customFieldWords(): Promise<CustomFieldWords> {
  const t = await getTranslations('customValues')
  return { optional: t('optional'), choose: t('choose'), noChoice: t('noChoice'), gone: t('gone') }
}
