import type { CustomField } from '@/domain/custom-fields/input'

/** What can be shown of a person beside who they are; custom fields follow, by their ids. */
export const ownColumns = ['roles', 'since', 'lastSignIn', 'deletionDate', 'language', 'info'] as const
export type OwnColumn = (typeof ownColumns)[number]
export type ColumnKey = OwnColumn | `field:${string}`

export const usualColumns: readonly ColumnKey[] = ['roles', 'since', 'lastSignIn']

/** More than these make a table too wide for a page: people are then shown with all their facts under one another. */
export const mostBeside = 5

export type Column = { key: ColumnKey; label: string; field: CustomField | null }

const uuid = /^field:[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/
export const isColumnKey = (text: string): text is ColumnKey =>
  ownColumns.some((own) => own === text) || uuid.test(text)

/** All columns that there are, in their order. */
export const columnsOf = (
  fields: readonly CustomField[],
  label: (own: OwnColumn) => string,
): readonly Column[] => [
  ...ownColumns.map((key): Column => ({ key, label: label(key), field: null })),
  ...fields.map((field): Column => ({ key: `field:${field.id}`, label: field.name, field })),
]
