import type { Column } from './input'
import type { Change } from './outcome'
import type { ReadRow } from './row'

/** What a row says of its person beside login and place, by column; what is empty says nothing (V1). */
export type Said = ReadonlyMap<Column, string>

const present = (pairs: readonly (readonly [Column, string | null])[]): Said =>
  new Map(pairs.flatMap(([column, value]) => (value === null ? [] : [[column, value] as const])))

const customOf = (values: Readonly<Record<string, string>>) =>
  Object.entries(values).map(([id, value]) => [`custom.${id}`, value] as const)

/** What can change as often as one likes. */
export const changeable = (row: ReadRow): Said =>
  present([
    ['language', row.language],
    ['deletion_date', row.deletionDate],
    ['additional_info', row.additionalInfo],
    ...customOf(row.customValues),
  ])

/** The same with what is said once, when the account begins. */
export const saidBy = (row: ReadRow): Said =>
  new Map([
    ...present([
      ['first_name', row.firstName],
      ['last_name', row.lastName],
      ['user_name', row.userName],
      ['email', row.email],
      ['password', row.password],
    ]),
    ...changeable(row),
  ])

/** What an account or an invitation says now, in the same words. */
export const saysNow = (
  held: { language?: string; deletionDate?: string | null; additionalInfo: string } & {
    customValues: Readonly<Record<string, string>>
  },
): Said =>
  present([
    ['language', held.language ?? null],
    ['deletion_date', held.deletionDate ?? null],
    ['additional_info', held.additionalInfo || null],
    ...customOf(held.customValues),
  ])

/** What would be another than it is. */
export const changesTo = (now: Said, said: Said): Change[] =>
  [...said].flatMap(([column, to]) => {
    const from = now.get(column) ?? ''
    return from === to ? [] : [{ column, from, to }]
  })

/** What a new account or invitation is to show of a row beside its place: that it ends by itself, and when (D2). */
export const endOf = ({ deletionDate }: ReadRow): Change[] =>
  deletionDate === null ? [] : [{ column: 'deletion_date', from: '', to: deletionDate }]

const isFilled = (value: unknown) => value !== null

/** The rows of one person in one: what the first of them says, and where it says nothing, the next. */
export function merged(rows: readonly ReadRow[]): ReadRow {
  const [first] = rows
  if (!first) throw new Error('No row to merge')
  const backwards = [...rows].reverse()
  const filled = backwards.map((row) => Object.entries(row).filter(([, value]) => isFilled(value)))
  const customValues = Object.assign({}, ...backwards.map((row) => row.customValues))
  const { line, groupId, roles } = first
  return Object.assign({ ...first }, Object.fromEntries(filled.flat()), {
    line,
    groupId,
    roles,
    customValues,
  })
}
