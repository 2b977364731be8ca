import type { Kept } from '@/domain/accounts/preview-creation'
import type { CustomField } from '@/domain/custom-fields/input'
import type { Choices } from './choices'
import type { Person } from './typed'

/** What there is of a deleted account; `after` is what takes its place, or null when it stays. */
export type Comparison = { label: string; before: string; after: string | null }

type Deleted = { firstName: string; lastName: string; kept: Kept }

/** What a restored account keeps and what the form overwrites (E2): an empty field leaves what was. */
export function compare(
  { firstName, lastName, kept }: Deleted,
  person: Person,
  choices: Choices,
  customFields: readonly CustomField[],
): Comparison[] {
  const name = `${person.firstName.trim()} ${person.lastName.trim()}`.trim()
  return [
    line('name', `${firstName} ${lastName}`, name),
    line('language', kept.language, choices.language),
    line('additionalInfo', kept.additionalInfo, choices.additionalInfo.trim()),
    ...customFields.map(({ id, name: label }) =>
      line(label, kept.customValues[id] ?? '', (choices.custom[id] ?? '').trim()),
    ),
  ].filter(({ before, after }) => before !== '' || after !== null)
}

const line = (label: string, before: string, typed: string): Comparison => ({
  label,
  before,
  after: typed === '' || typed === before ? null : typed,
})
