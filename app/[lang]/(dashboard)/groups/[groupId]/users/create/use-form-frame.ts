import { useCallback, useId, useMemo } from 'react'
import { useCustomErrors } from '@/components/custom-field-inputs'
import { untouched } from '@/components/door/state'
import type { CustomFaults, CustomField } from '@/domain/custom-fields/input'
import { type CreateFaults, fields } from './answer'
import { useFaultWords } from './fault-words'

export type Wrong = { faults: CreateFaults; custom: CustomFaults }
type Line = { field: string; text: string }

/**
 * Ids and errors for the fields of a form, and the lines of its summary; the same lines as long as the same is wrong,
 * for the summary takes the focus when they are new.
 */
export function useFormFrame(customFields: readonly CustomField[], now: CreateFaults, summed: Wrong) {
  const form = useId()
  const words = useFaultWords()
  const idOf = useCallback((field: string) => `${form}${field}`, [form])
  const custom = JSON.stringify(useCustomErrors(customFields, summed.custom, form))
  const errors = useMemo<Line[]>(
    () => [
      ...linesOf(summed.faults, words).map(({ field, text }) => ({ field: idOf(field), text })),
      ...(JSON.parse(custom) as Line[]),
    ],
    [summed.faults, words, idOf, custom],
  )
  const door = { state: { ...untouched, errors: linesOf(now, words) }, idOf, recall: () => {} }
  return { door, errors, scope: form }
}

function linesOf(faults: CreateFaults, words: ReturnType<typeof useFaultWords>): Line[] {
  return fields.flatMap((field) => {
    const fault = faults[field]
    return fault ? [{ field, text: words(fault, field) }] : []
  })
}
