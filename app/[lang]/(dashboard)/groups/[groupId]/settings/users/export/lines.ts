import { type Role, rolesHeld } from '@/domain/access/roles'
import type { GroupAccount } from '@/domain/accounts/list-group-accounts'
import type { CsvCell } from '@/domain/exports/csv'
import type { Column, OwnColumn } from '../columns'

export type Words = {
  head: (key: 'lastName' | 'firstName' | 'email' | 'userName' | 'deletedAt') => string
  language: (language: 'fr' | 'en') => string
  /** `through` names the groups that it comes from, as far as the reader sees them; null when it was given here. */
  role: (role: Role, through: string[] | null) => string
  timeZone: string
}

/** The lines of the file: who it is in columns of their own, then what was chosen. Days as every spreadsheet reads them. */
export async function* linesOf(
  accounts: AsyncIterable<GroupAccount>,
  columns: readonly Column[],
  words: Words,
  ofDeleted: boolean,
): AsyncGenerator<CsvCell[], void> {
  const who = (['lastName', 'firstName', 'email', 'userName'] as const).map(words.head)
  yield [...who, ...(ofDeleted ? [words.head('deletedAt')] : []), ...columns.map(({ label }) => label)]
  const moment = momentsIn(words.timeZone)
  const cells = ownCells(words, moment)
  for await (const account of accounts) {
    yield [
      account.lastName,
      account.firstName,
      account.email,
      account.userName,
      ...(ofDeleted ? [moment(account.deletedAt)] : []),
      ...columns.map(({ key, field }) =>
        field ? custom(account.customValues[field.id], field.kind) : cells[key as OwnColumn](account),
      ),
    ]
  }
}

/** `2026-11-25 14:03`, in the reader's zone. */
function momentsIn(timeZone: string) {
  const format = new Intl.DateTimeFormat('sv', { timeZone, dateStyle: 'short', timeStyle: 'short' })
  return (at: Date | null) => at && format.format(at)
}

const ownCells = (
  words: Words,
  moment: (at: Date | null) => string | null,
): Record<OwnColumn, (account: GroupAccount) => CsvCell> => ({
  roles: ({ roles }) =>
    rolesHeld(roles)
      .map(({ role, through }) => words.role(role, through))
      .join(', '),
  since: ({ since }) => moment(since),
  lastSignIn: ({ lastSignInAt }) => moment(lastSignInAt),
  deletionDate: ({ deletionDate }) => deletionDate,
  language: ({ language }) => words.language(language),
  info: ({ additionalInfo }) => additionalInfo || null,
})

function custom(value: string | undefined, kind: 'text' | 'number' | 'date' | 'choice'): CsvCell {
  if (!value) return null
  return kind === 'number' && String(Number(value)) === value ? Number(value) : value
}
