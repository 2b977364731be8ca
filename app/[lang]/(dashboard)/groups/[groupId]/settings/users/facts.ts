import type { Moment } from '@/components/moment'
import type { GroupAccount } from '@/domain/accounts/list-group-accounts'
import type { CustomField } from '@/domain/custom-fields/input'
import type { Column, OwnColumn } from './columns'
import type { Fact, ShownRole } from './row'

/** How things are said in the reader's language and zone. */
export type Saying = {
  /** A moment as so long ago, or as a day; a day of the calendar; a value of a custom field. */
  ago: (at: Date) => Moment
  day: (at: Date) => Moment
  date: (day: string) => string
  custom: (field: CustomField, value: string) => string
  never: string
  language: (language: 'fr' | 'en') => string
  roles: (held: GroupAccount['roles']) => ShownRole[]
}

const own: Record<OwnColumn, (account: GroupAccount, saying: Saying) => Fact['value']> = {
  roles: ({ roles }, saying) => saying.roles(roles),
  since: ({ since }, { day }) => since && day(since),
  lastSignIn: ({ lastSignInAt }, { ago, never }) => (lastSignInAt ? ago(lastSignInAt) : never),
  deletionDate: ({ deletionDate }, { date }) => deletionDate && date(deletionDate),
  language: ({ language }, saying) => saying.language(language),
  info: ({ additionalInfo }) => additionalInfo || null,
}

/** What the columns say of an account. */
export const factsOf = (account: GroupAccount, columns: readonly Column[], saying: Saying): Fact[] =>
  columns.map(({ key, label, field }) => ({
    key,
    label,
    value: field ? custom(account, field, saying) : own[key as OwnColumn](account, saying),
  }))

function custom({ customValues }: GroupAccount, field: CustomField, saying: Saying) {
  const value = customValues[field.id]
  return value ? saying.custom(field, value) : null
}
