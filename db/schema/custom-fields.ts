import { sql } from 'drizzle-orm'
import { boolean, check, integer, pgEnum, pgTable, text, uniqueIndex } from 'drizzle-orm/pg-core'
import { createdAt, id } from './columns'

export const customFieldKind = pgEnum('custom_field_kind', ['text', 'number', 'date', 'choice'])

/** What a platform wants to know of people beyond their names. The values are in `custom_values` of accounts and invitations. */
export const customFields = pgTable(
  'custom_fields',
  {
    id: id(),
    name: text().notNull(),
    kind: customFieldKind().notNull(),
    /** What one can choose from; only for a choice. */
    choices: text().array().notNull().default([]),
    required: boolean().notNull().default(false),
    /** Whether invitees fill it in at their first login. */
    askedAtFirstLogin: boolean().notNull().default(false),
    position: integer().notNull(),
    createdAt: createdAt(),
  },
  (t) => [
    uniqueIndex('custom_fields_name').on(sql`lower(${t.name})`),
    check('custom_fields_name_length', sql`char_length(${t.name}) between 1 and 60`),
    check('custom_fields_choices', sql`(${t.kind} = 'choice') = (cardinality(${t.choices}) > 0)`),
  ],
)
