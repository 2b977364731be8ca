import { sql } from 'drizzle-orm'
import {
  bigint,
  boolean,
  check,
  index,
  integer,
  json,
  jsonb,
  pgEnum,
  pgTable,
  primaryKey,
  text,
  uniqueIndex,
  uuid,
} from 'drizzle-orm/pg-core'
import { accounts } from './accounts'
import { bytes, createdAt, id, moment } from './columns'
import { groups } from './groups'

/**
 * Where an import stands. `reading`: the worker recognises the file and puts its rows in order; `choosing`: it needs
 * somebody to say what is what; `previewing`, `previewed`: the dry run (V3); then the import itself.
 */
export const importStatus = pgEnum('import_status', [
  'uploading',
  'reading',
  'choosing',
  'previewing',
  'previewed',
  'importing',
  'paused',
  'done',
  'cancelled',
  'refused',
])

/** Both are ways in: an account at once (C2), or an invitation. */
export const importWay = pgEnum('import_way', ['create', 'invite'])

/** A file of people, from its first byte to its last figure. What is in it is erased after some days; figures stay. */
export const imports = pgTable(
  'imports',
  {
    id: id(),
    /** Where it was begun: people of rows without a group go there. */
    groupId: uuid().references(() => groups.id, { onDelete: 'set null' }),
    /** Whose rights hold for every row, now and when it is written (A1). */
    startedById: uuid()
      .notNull()
      .references(() => accounts.id),
    /** The neighbourhood that it was begun from, for the audit. */
    origin: text(),
    name: text().notNull(),
    size: bigint({ mode: 'number' }).notNull(),
    status: importStatus().notNull().default('uploading'),
    kind: text(),
    /** What the reader found out, and what it showed. */
    recognised: jsonb(),
    /** How it is read; counts up with each change, so that an answer to a former one changes nothing. */
    format: jsonb(),
    formatVersion: integer().notNull().default(1),
    way: importWay().notNull().default('create'),
    sendsCredentials: boolean().notNull().default(true),
    /** Why the file is refused as a whole, and at which line. */
    fault: text(),
    faultLine: integer(),
    /** How many rows there are, once all are in order. */
    rows: integer(),
    /** The last line that the present phase has dealt with; the batch that moves it writes what it says (F10). */
    checkpoint: integer().notNull().default(0),
    /** How many rows the present phase has dealt with. */
    dealt: integer().notNull().default(0),
    previewTotals: jsonb(),
    totals: jsonb(),
    createdAt: createdAt(),
    /** Since when rows are being written. */
    startedAt: moment(),
    endedAt: moment(),
    erasedAt: moment(),
  },
  (t) => [
    index('imports_group').on(t.groupId, t.id),
    index('imports_started_by').on(t.startedById, t.id),
    index('imports_at_work').on(t.id).where(sql`${t.status} in ('reading', 'previewing', 'importing')`),
    index('imports_to_erase').on(t.createdAt).where(sql`${t.erasedAt} is null`),
    check('imports_size', sql`${t.size} between 1 and 104857600`),
    check('imports_name_length', sql`char_length(${t.name}) between 1 and 255`),
    check('imports_refused', sql`(${t.status} = 'refused') = (${t.fault} is not null)`),
    check(
      'imports_ended',
      sql`(${t.status} in ('done', 'cancelled', 'refused')) = (${t.endedAt} is not null)`,
    ),
  ],
)

/** The file as it came, in pieces that nobody reads without the key. */
export const importParts = pgTable(
  'import_parts',
  {
    importId: uuid()
      .notNull()
      .references(() => imports.id, { onDelete: 'cascade' }),
    position: integer().notNull(),
    size: integer().notNull(),
    digest: text().notNull(),
    sealed: bytes().notNull(),
  },
  (t) => [primaryKey({ columns: [t.importId, t.position] })],
)

/** The rows of the file in order: what stands in each, and whose it is. A typed password is sealed, and not among the cells. */
export const importRows = pgTable(
  'import_rows',
  {
    importId: uuid()
      .notNull()
      .references(() => imports.id, { onDelete: 'cascade' }),
    line: integer().notNull(),
    /** What the person signs in with, in its one form (I4); null where it cannot be read. */
    login: text(),
    /** As text with a syntax: taking a value apart, of which nothing is asked here, costs as much as all else of a row. */
    cells: json().notNull(),
    /** What the cells take, in bytes or nearly so. */
    size: integer().notNull().default(0),
    sealedPassword: bytes(),
  },
  (t) => [
    primaryKey({ columns: [t.importId, t.line] }),
    index('import_rows_login').on(t.importId, t.login, t.line),
  ],
)

export const importPhase = pgEnum('import_phase', ['preview', 'import'])
export const rowOutcome = pgEnum('row_outcome', [
  'create',
  'invite',
  'restore',
  'update',
  'unchanged',
  'refused',
])

/** What would become of a row, or became of it. */
export const importOutcomes = pgTable(
  'import_outcomes',
  {
    importId: uuid()
      .notNull()
      .references(() => imports.id, { onDelete: 'cascade' }),
    phase: importPhase().notNull(),
    line: integer().notNull(),
    outcome: rowOutcome().notNull(),
    details: jsonb().notNull().default({}),
    accountId: uuid(),
  },
  (t) => [
    primaryKey({ columns: [t.importId, t.phase, t.line] }),
    // Of those that most rows of a file have, the next page is near in any case.
    index('import_outcomes_of')
      .on(t.importId, t.phase, t.outcome, t.line)
      .where(sql`${t.outcome} in ('restore', 'update', 'refused')`),
  ],
)

/** Which columns a person last chose for files with these headers. */
export const importMappings = pgTable(
  'import_mappings',
  {
    id: id(),
    accountId: uuid()
      .notNull()
      .references(() => accounts.id, { onDelete: 'cascade' }),
    /** The headers in their order, digested. */
    shape: text().notNull(),
    columns: jsonb().notNull(),
    createdAt: createdAt(),
  },
  (t) => [uniqueIndex('import_mappings_one_per_shape').on(t.accountId, t.shape)],
)
