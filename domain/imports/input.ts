import { z } from 'zod'

/** The largest file, in bytes; and how it is sent: a piece at a time, so that no request is large. */
export const mostBytes = 100 * 1024 * 1024
export const partBytes = 1024 * 1024

export const encodings = ['utf-8', 'utf-16le', 'utf-16be', 'windows-1252'] as const
export type Encoding = (typeof encodings)[number]

export const separators = [';', ',', '\t', '|'] as const
export type Separator = (typeof separators)[number]

/** `03/04/2027`: day or month first. `2027-04-03` is read in any case. */
export const dateOrders = ['dmy', 'mdy'] as const
export type DateOrder = (typeof dateOrders)[number]

export const decimals = [',', '.'] as const

/** What a column of a file may hold, beside the custom fields of the platform. */
export const fixedColumns = [
  'email',
  'user_name',
  'first_name',
  'last_name',
  'password',
  'group',
  'role',
  'language',
  'deletion_date',
  'additional_info',
] as const
export type FixedColumn = (typeof fixedColumns)[number]
export type Column = FixedColumn | `custom.${string}`

/** More is no list of people. */
export const mostColumns = 200

const column = z.union([
  z.enum(fixedColumns),
  z.templateLiteral(['custom.', z.uuid()]).transform((text): Column => text),
])

const noneTwice = (columns: readonly (Column | null)[]) => {
  const used = columns.filter((one) => one !== null)
  return new Set(used).size === used.length
}

/** How a file is read. `columns` says what each column holds, null for what is left out. */
const tableFormat = z.object({
  /** Of a text file; a workbook has none of the two. */
  encoding: z.enum(encodings).nullable(),
  separator: z.enum(separators).nullable(),
  /** Whether the first line names the columns. */
  hasHeader: z.boolean(),
  dateOrder: z.enum(dateOrders),
  decimal: z.enum(decimals),
  columns: z.array(column.nullable()).max(mostColumns).refine(noneTwice, 'column_twice'),
})
export type TableFormat = z.output<typeof tableFormat>

/** What is announced before the first byte. */
export const announcedFile = z.object({
  groupId: z.uuid(),
  // What no file name has is told nowhere (T17).
  name: z
    .string()
    .transform((name) => name.replace(/\p{Cc}+/gu, ' ').trim())
    .pipe(z.string().min(1).max(255)),
  size: z.int().min(1).max(mostBytes),
})
export type AnnouncedFile = z.output<typeof announcedFile>

/** A SHA-256 in hexadecimal. */
export const digest = z.string().regex(/^[0-9a-f]{64}$/)

export const formatChoice = z.object({ importId: z.uuid(), formatVersion: z.int(), format: tableFormat })
export type FormatChoice = z.output<typeof formatChoice>

const ways = ['create', 'invite'] as const
export type Way = (typeof ways)[number]

export const optionsChoice = z.object({
  importId: z.uuid(),
  way: z.enum(ways),
  sendsCredentials: z.boolean(),
})
export type OptionsChoice = z.output<typeof optionsChoice>

export const rowOutcomes = ['create', 'invite', 'restore', 'update', 'unchanged', 'refused'] as const
export type RowOutcome = (typeof rowOutcomes)[number]

/** The largest that the database knows. */
const mostLine = 2_147_483_647

/** A page of the table: rows of one outcome, or of all, after a line. */
export const rowsAsked = z.object({
  outcome: z.enum(rowOutcomes).optional().catch(undefined),
  after: z.coerce.number().int().min(0).max(mostLine).optional().catch(undefined),
})
export type RowsAsked = z.output<typeof rowsAsked>
